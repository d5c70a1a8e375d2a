import { registerEnumType } from "type-graphql";

/** What a caller may do. Each role may do what the roles before it may. */
export enum Role {
  VIEWER = "VIEWER",
  REVIEWER = "REVIEWER",
  MANAGER = "MANAGER",
  ADMIN = "ADMIN",
}

registerEnumType(Role, {
  name: "Role",
  description: "What a caller may do; each role may also do what the roles before it may.",
  valuesConfig: {
    VIEWER: { description: "Reads everything except keys." },
    REVIEWER: { description: "Also submits and withdraws reviews." },
    MANAGER: { description: "Also keeps partners, offerings and engagements, and publishes scorecards." },
    ADMIN: { description: "Also manages keys and policies." },
  },
});

const RANK = Object.values(Role);

/** Whether `held` includes what `needed` may do. */
export function includesRole(held: Role, needed: Role): boolean {
  return RANK.indexOf(held) >= RANK.indexOf(needed);
}

const classRoles = new WeakMap<object, Role>();
const methodRoles = new WeakMap<object, Map<string, Role>>();

/**
 * Says who may call a resolver: on a class for all its fields, on a method for that field alone. Every resolver class
 * carries one; the server refuses to start without (see app/authorization).
 */
export function Allow(role: Role): ClassDecorator & MethodDecorator {
  return (target: object, method?: string | symbol) => {
    if (method === undefined) {
      classRoles.set(target, role);
      return;
    }
    const ofClass = methodRoles.get(target.constructor) ?? new Map<string, Role>();
    methodRoles.set(target.constructor, ofClass.set(String(method), role));
  };
}

/** The role that a resolver's method needs, or undefined where none was declared. */
export function neededRole(resolverClass: object, method: string): Role | undefined {
  return methodRoles.get(resolverClass)?.get(method) ?? classRoles.get(resolverClass);
}
