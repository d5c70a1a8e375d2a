import { randomUUID } from "node:crypto";
import type { DataSource } from "typeorm";
import type { Actor } from "../kernel/Actor.js";
import { Context } from "../kernel/Context.js";
import { Role } from "../kernel/Role.js";

/** Whoever runs commands on the machine itself: they hold the database, so they may do all. */
const OPERATOR: Actor = { id: "command line", name: "command line", role: Role.ADMIN, partnerIds: null };

/** A context on behalf of the operator, for the command named. */
export const operatorContext = (dataSource: DataSource, action: string, now = new Date()): Context =>
  new Context(dataSource, OPERATOR, now, `command ${randomUUID()}`, action);
