import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Role } from "../../../src/kernel/Role.js";
import { Criticality } from "../../../src/modules/catalog/Criticality.js";
import { Severity } from "../../../src/modules/catalog/Severity.js";
import { SupportLevel } from "../../../src/modules/catalog/SupportLevel.js";
import { upsertPath } from "../../../src/modules/escalations/escalationService.js";
import { allCrisisCards } from "../../../src/modules/crisisCards/cardQueries.js";
import { updateContact } from "../../../src/modules/partners/partnerService.js";
import { Contact } from "../../../src/modules/partners/Contact.js";
import { Contract } from "../../../src/modules/contracts/Contract.js";
import { agreeServiceLevel } from "../../../src/modules/serviceLevels/serviceLevelService.js";
import { getRecord } from "../../../src/kernel/records.js";
import { run } from "../../commands/cli.js";
import { statementsOf } from "../../support/statements.js";
import { addArea, NOBODY, NOW, setScene, SUNDAY, type Scene } from "../readiness/readinessScene.js";

let scene: Scene;
beforeAll(async () => {
  scene = await setScene();
  const { contactId, deputyId, contractId } = scene.helper;
  await scene.api.context().commit(async (tx) => {
    const contact = await getRecord(tx, Contact, contactId);
    // What a careless or ill-meaning partner writes must be read, not run.
    await updateContact(tx, {
      id: contactId,
      expectedVersion: contact.version,
      name: "Ada <script>alert(1)</script>",
      title: "on *call*\n# shouts",
      phone: "+44 20 7946 0000",
    });
    const contract = await getRecord(tx, Contract, contractId);
    await agreeServiceLevel(tx, {
      contractId,
      expectedVersion: contract.version,
      severity: Severity.SEV1,
      respondMinutes: 30,
      resolveMinutes: 240,
    });
    await upsertPath(tx, {
      serviceAreaId: scene.mailId,
      severity: Severity.SEV1,
      callScript: "Say that it is a severity 1 & that mail is down.",
      steps: [
        { teamId: scene.teamId, supportLevel: SupportLevel.L1, attempts: 2 },
        { contactId, deputyId, contractId, supportLevel: SupportLevel.L3, delayMinutes: 90 },
      ],
    });
  });
});
afterAll(() => scene.api.stop());

const PERSON = `{ name title phone email }`;
const CARD = `query ($id: UUID!, $at: DateTime) { crisisCard(serviceAreaId: $id, at: $at) {
  name criticality supportLevel withoutPath madeFor sha256
  paths { severity callScript readiness { state }
    steps { position afterMinutes attempts supportLevel partner call ${PERSON} deputy { name } hours
      contracts { number title supportLevel hours respondMinutes resolveMinutes } readiness { state reasons { code } } } } } }`;

const card = async (id: string, at?: string, role = Role.VIEWER): Promise<any> =>
  scene.api.query(CARD, { id, at }, role);

test("a card says whom to call, in which order, by which contract, and what to say", async () => {
  const { data, errors } = await card(scene.mailId);
  expect(errors).toEqual([]);
  const { paths, ...rest } = data.crisisCard;
  expect(rest).toEqual({
    name: "Mail",
    criticality: "CRITICAL",
    supportLevel: "L3",
    withoutPath: ["SEV2", "SEV3", "SEV4"],
    madeFor: NOW,
    sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
  expect(paths).toMatchObject([
    {
      severity: "SEV1",
      callScript: "Say that it is a severity 1 & that mail is down.",
      readiness: { state: expect.stringMatching(/READY|DEGRADED/) },
      steps: [
        {
          position: 1,
          afterMinutes: 0,
          attempts: 2,
          partner: null,
          call: { name: "First line", phone: null },
          hours: "every day 00:00–24:00 (UTC)",
          contracts: [],
        },
        {
          position: 2,
          afterMinutes: 90,
          partner: "Helper",
          call: { name: "Ada <script>alert(1)</script>", phone: "+44 20 7946 0000" },
          deputy: { name: expect.any(String) },
          hours: null,
          contracts: [
            {
              supportLevel: "L3",
              hours: "Mon–Fri 08:30–18:00 (Europe/London)",
              respondMinutes: 30,
              resolveMinutes: 240,
            },
          ],
        },
      ],
    },
  ]);
});

test("the hash stays the same from hour to hour, and changes with a number", async () => {
  const at = async (instant: string): Promise<any> => (await card(scene.mailId, instant)).data.crisisCard;
  const [tuesday, sunday] = [await at(NOW), await at(SUNDAY)];
  expect(sunday.paths[0].readiness.state).toBe("BROKEN");
  expect(sunday.paths[0].steps[1].readiness.reasons).toContainEqual({ code: "OUTSIDE_HOURS" });
  expect(sunday.sha256).toBe(tuesday.sha256);
  const { contactId } = scene.helper;
  await scene.api.context().commit(async (tx) => {
    const { version } = await getRecord(tx, Contact, contactId);
    await updateContact(tx, { id: contactId, expectedVersion: version, phone: "+44 20 7946 0001" });
  });
  expect((await at(NOW)).sha256).not.toBe(tuesday.sha256);
});

test("an area without a path has a card that says so, and an unknown area has none", async () => {
  const { data } = await card(scene.chatId);
  expect(data.crisisCard).toMatchObject({ paths: [], withoutPath: ["SEV1", "SEV2", "SEV3", "SEV4"] });
  const { errors } = await card(NOBODY);
  expect(errors.map(({ extensions }: any) => extensions)).toMatchObject([
    { code: "NOT_FOUND", problems: [{ field: "serviceAreaId" }] },
  ]);
});

test("the cards of all areas take as many statements as those of a few", async () => {
  const addAreas = (names: string[]): Promise<void> =>
    scene.api.context().commit(async (tx) => {
      for (const name of names) {
        const serviceAreaId = await addArea(tx, name, Criticality.LOW);
        const steps = [{ contactId: scene.helper.contactId, supportLevel: SupportLevel.L3 }];
        await upsertPath(tx, { serviceAreaId, severity: Severity.SEV2, steps });
      }
    });
  const asked = async (): Promise<[number, number]> => {
    let cards = 0;
    const statements = await statementsOf(scene.api.dataSource, async () => {
      cards = (await allCrisisCards(scene.api.context(), new Date(NOW))).length;
    });
    return [cards, statements.length];
  };
  await addAreas(["Print"]);
  const [few, statements] = await asked();
  await addAreas(["Fax", "Telex", "Post", "Pigeons"]);
  expect(await asked()).toEqual([few + 4, statements]);
});

test("npx mainstay crisis-cards writes files that work when nothing else does", async () => {
  const folder = await mkdtemp(join(tmpdir(), "cards-"));
  try {
    const out = join(folder, "new", "cards");
    const ended = await run("cli.js", ["crisis-cards", "--out", out, "--at", SUNDAY], scene.api.databaseUrl);
    expect(ended).toEqual({
      code: 0,
      err: "",
      out: `Wrote the cards of 7 service areas to ${out}: begin with index.html.\n`,
    });
    const files = (await readdir(out)).sort();
    expect(files).toHaveLength(7 * 2 + 1);
    const named = (pattern: RegExp): string => files.find((each) => pattern.test(each)) ?? "";
    const mail = named(/^mail-\w{6}\.html$/);
    const read = (name: string): Promise<string> => readFile(join(out, name), "utf8");
    expect(await read("index.html")).toContain(`<a href="${mail}">Mail</a>`);
    const html = await read(mail);
    expect(html).toContain(
      "Ada &lt;script&gt;alert(1)&lt;/script&gt; (on *call* # shouts), +44 20 7946 0001",
    );
    expect(html).toContain("a severity 1 &amp; that mail is down.");
    expect(html).toContain("SEV1: BROKEN at that time");
    expect(html).toContain("answer within 30 min of those hours, remedy within 4 h of those hours");
    expect(html).not.toMatch(/<script|src=|href=|url\(|@import/);
    const markdown = await read(named(/^mail-\w{6}\.md$/));
    expect(markdown).toContain(
      "2. **Ada \\<script\\>alert(1)\\</script\\> (on \\*call\\* \\# shouts), +44 20 7946 0001**",
    );
    expect(markdown).toContain("   - Helper, L3, after 1 h 30 min");
    expect(markdown).toContain(`Made for ${SUNDAY}.`);
    expect(
      await run("cli.js", ["crisis-cards", "--out", join(out, "index.html")], scene.api.databaseUrl),
    ).toMatchObject({
      code: 1,
      err: expect.stringContaining("The cards cannot be written to"),
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});
