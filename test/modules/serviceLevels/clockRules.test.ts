import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { Weekday } from "../../../src/modules/calendars/BusinessCalendar.js";
import { businessMinutes, type WorkingWeek } from "../../../src/modules/calendars/businessTimeRules.js";
import {
  clockOf,
  nextDueOf,
  type ClockFacts,
  type Pause,
} from "../../../src/modules/serviceLevels/clockRules.js";
import { ClockState } from "../../../src/modules/serviceLevels/ClockReading.js";
import { ClockParty } from "../../../src/modules/serviceLevels/ServiceClockPause.js";

const { PARTNER, US, THIRD_PARTY } = ClockParty;
const at = (instant: string): Date => new Date(instant);
const DAYS = Object.values(Weekday);
const week = (
  opens: string,
  closes: string,
  days: readonly Weekday[] = DAYS,
  holidays: string[] = [],
): WorkingWeek => ({
  timeZone: "Europe/Zurich",
  weeklyHours: days.map((day) => ({ day, opens, closes })),
  holidays: holidays.map((day) => ({ day })),
});
const office = week("09:00", "17:00", DAYS.slice(0, 5));

/** To answer in half an hour, to put right in four hours, from Tuesday at ten. */
const facts = (different: Partial<ClockFacts> = {}): ClockFacts => ({
  respondMinutes: 30,
  resolveMinutes: 240,
  hours: office,
  startedAt: at("2026-11-17T10:00+01:00"),
  respondedAt: null,
  resolvedAt: null,
  pauses: [],
  ...different,
});
const pause = (startsAt: string, endsAt: string | null, party = US): Pause => ({
  startsAt: at(startsAt),
  endsAt: endsAt === null ? null : at(endsAt),
  party,
});

/** How both promises stand: their states and due instants. */
const shown = (clock: ClockFacts, asOf: string): (string | undefined)[] =>
  clockOf(clock, at(asOf)).promises.flatMap(({ state, dueAt }) => [state, dueAt?.toISOString()]);

describe("a clock", () => {
  test("runs until the due instant, which is soon enough", () => {
    const due = ["2026-11-17T09:30:00.000Z", "2026-11-17T13:00:00.000Z"];
    expect(shown(facts(), "2026-11-17T10:30+01:00")).toEqual(["RUNNING", due[0], "RUNNING", due[1]]);
    expect(shown(facts(), "2026-11-17T10:30:00.001+01:00")).toEqual(["BROKEN", due[0], "RUNNING", due[1]]);
    const answered = facts({ respondedAt: at("2026-11-17T10:30+01:00") });
    expect(shown(answered, "2026-11-17T14:01+01:00")).toEqual(["KEPT", due[0], "BROKEN", due[1]]);
    const late = facts({ respondedAt: at("2026-11-17T10:30:00.001+01:00") });
    expect(shown(late, "2026-11-17T12:00+01:00")).toEqual(["BROKEN", due[0], "RUNNING", due[1]]);
  });

  test("is answered at the latest when it is put right", () => {
    const resolved = facts({ resolvedAt: at("2026-11-17T10:20+01:00") });
    const { promises, turn } = clockOf(resolved, at("2026-11-20T10:00Z"));
    expect(promises).toMatchObject([
      { state: "KEPT", fulfilledAt: at("2026-11-17T10:20+01:00"), minutesUsed: 20 },
      { state: "KEPT", fulfilledAt: at("2026-11-17T10:20+01:00"), minutesUsed: 20 },
    ]);
    expect(turn).toBeNull();
  });

  test("stands still while it is our turn, and what we delayed moves out what is due", () => {
    const waiting = facts({ pauses: [pause("2026-11-17T10:10+01:00", null)] });
    expect(shown(waiting, "2026-11-19T12:00Z")).toEqual(["PAUSED", undefined, "PAUSED", undefined]);
    expect(nextDueOf(clockOf(waiting, at("2026-11-19T12:00Z")))).toBeNull();
    const resumed = facts({ pauses: [pause("2026-11-17T10:10+01:00", "2026-11-18T11:00+01:00")] });
    const due = ["2026-11-18T10:20:00.000Z", "2026-11-18T13:50:00.000Z"];
    expect(shown(resumed, "2026-11-18T11:20+01:00")).toEqual(["RUNNING", due[0], "RUNNING", due[1]]);
    const reading = clockOf(resumed, at("2026-11-18T11:15+01:00"));
    expect(reading).toMatchObject({
      partnerMinutes: 25,
      ourMinutes: 530,
      thirdPartyMinutes: 0,
      turn: PARTNER,
    });
    expect(nextDueOf(reading)).toEqual(at(due[0]!));
  });

  test("does not stand still for whom the partner chose itself", () => {
    const own = facts({ pauses: [pause("2026-11-17T10:10+01:00", null, PARTNER)] });
    expect(shown(own, "2026-11-17T10:31+01:00")[0]).toBe("BROKEN");
    expect(clockOf(own, at("2026-11-17T11:00+01:00"))).toMatchObject({ partnerMinutes: 60, turn: PARTNER });
  });

  test("shows what had happened until then, whatever came later", () => {
    const told = facts({
      respondedAt: at("2026-11-17T10:20+01:00"),
      resolvedAt: at("2026-11-17T13:00+01:00"),
      pauses: [pause("2026-11-17T10:30+01:00", "2026-11-17T11:00+01:00", THIRD_PARTY)],
    });
    expect(clockOf(told, at("2026-11-17T10:10+01:00"))).toEqual(
      clockOf(facts(), at("2026-11-17T10:10+01:00")),
    );
    const during = clockOf(told, at("2026-11-17T10:40+01:00"));
    expect(during).toMatchObject({ partnerMinutes: 30, thirdPartyMinutes: 10, turn: THIRD_PARTY });
    expect(during.promises).toMatchObject([{ state: "KEPT" }, { state: "PAUSED", dueAt: null }]);
    expect(clockOf(told, at("2026-11-17T09:00+01:00"))).toMatchObject({ partnerMinutes: 0, turn: null });
  });

  test("keeps a promise that was broken before a pause broken", () => {
    const late = facts({ pauses: [pause("2026-11-17T10:30:00.001+01:00", null)] });
    expect(shown(late, "2026-11-17T12:00+01:00").slice(0, 2)).toEqual(["BROKEN", "2026-11-17T09:30:00.000Z"]);
    expect(shown(late, "2026-11-17T12:00+01:00").slice(2)).toEqual(["PAUSED", undefined]);
  });

  test.each([
    ["put forward", "2026-03-29T00:00+01:00", "2026-03-29T22:00:00.000Z", 23 * 60],
    ["put back", "2026-10-25T00:00+02:00", "2026-10-25T23:00:00.000Z", 25 * 60],
  ])("counts a whole day on which clocks are %s", (_which, start, end, minutes) => {
    const always = facts({ hours: week("00:00", "24:00"), startedAt: at(start), resolveMinutes: minutes });
    expect(clockOf(always, at(end))).toMatchObject({ partnerMinutes: minutes });
    expect(clockOf(always, at(end)).promises[1]).toMatchObject({ dueAt: at(end), state: "RUNNING" });
    const overNight = facts({
      hours: week("00:00", "06:00"),
      startedAt: at(start),
      resolveMinutes: minutes - 18 * 60,
    });
    expect(clockOf(overNight, at(end)).promises[1]?.dueAt).toEqual(
      new Date(at(end).getTime() - 18 * 3_600_000),
    );
  });

  test("skips a holiday that begins where a shift ends", () => {
    const shift = week("16:00", "24:00", DAYS, ["2026-12-25"]);
    const eve = facts({ hours: shift, startedAt: at("2026-12-24T22:00+01:00"), resolveMinutes: 120 });
    expect(clockOf(eve, at("2026-12-26T12:00Z")).promises[1]?.dueAt).toEqual(at("2026-12-25T00:00+01:00"));
    const longer = clockOf({ ...eve, resolveMinutes: 121 }, at("2026-12-26T12:00Z"));
    expect(longer.promises[1]?.dueAt).toEqual(at("2026-12-26T16:01+01:00"));
    expect(longer.partnerMinutes).toBe(120);
  });

  test("round the clock needs no calendar", () => {
    const always = facts({ hours: null, startedAt: at("2026-11-21T23:00Z"), respondMinutes: null });
    expect(shown(always, "2026-11-22T03:00Z")).toEqual(["RUNNING", "2026-11-22T03:00:00.000Z"]);
    expect(clockOf(always, at("2026-11-22T03:00Z"))).toMatchObject({ partnerMinutes: 240 });
  });

  test("on hours that never come is never due", () => {
    const never = facts({ hours: { ...office, weeklyHours: [] } });
    expect(shown(never, "2026-11-22T03:00Z")).toEqual(["RUNNING", undefined, "RUNNING", undefined]);
  });
});

/** Around both nights on which clocks change, in milliseconds. */
const instants = fc
  .constantFrom("2026-03-24T00:00Z", "2026-10-20T00:00Z", "2026-12-22T00:00Z")
  .chain((from) =>
    fc
      .array(fc.integer({ min: 0, max: 9 * 86_400_000 }), { minLength: 2, maxLength: 14 })
      .map((steps) => [...steps].sort((a, b) => a - b).map((step) => new Date(Date.parse(from) + step))),
  );
const weeks = fc.constantFrom(
  null,
  office,
  week("00:00", "24:00"),
  week("22:00", "24:00", DAYS, ["2026-12-25", "2026-12-26"]),
  week("01:00", "03:30"),
);
const parties = fc.array(fc.constantFrom(PARTNER, US, THIRD_PARTY), { minLength: 14, maxLength: 14 });

/** A clock with pauses that touch or not, and an instant to read it at. */
const clocks = fc
  .record({ instants, weeks, parties, resolve: fc.integer({ min: 1, max: 4_000 }), open: fc.boolean() })
  .map(({ instants: [startedAt, ...rest], weeks: hours, parties: who, resolve, open }) => {
    const asOf = rest.pop()!;
    const pauses = rest.flatMap((startsAt, index): Pause[] => {
      const endsAt = rest[index + 1] ?? (open ? null : asOf);
      return index % 3 === 2 || endsAt?.getTime() === startsAt.getTime()
        ? []
        : [{ startsAt, endsAt, party: who[index]! }];
    });
    return { clock: facts({ startedAt: startedAt!, hours, pauses, resolveMinutes: resolve }), asOf };
  });

const whole = ({ hours, startedAt }: ClockFacts, asOf: Date): number =>
  hours === null
    ? (asOf.getTime() - startedAt.getTime()) / 60_000
    : businessMinutes(hours, startedAt.getTime(), asOf.getTime());

describe("laws of clocks:", () => {
  test("the minutes of the parties add up to the business minutes of the whole", () => {
    fc.assert(
      fc.property(clocks, ({ clock, asOf }) => {
        const { partnerMinutes, ourMinutes, thirdPartyMinutes } = clockOf(clock, asOf);
        expect(partnerMinutes + ourMinutes + thirdPartyMinutes).toBeCloseTo(whole(clock, asOf), 6);
      }),
    );
  });

  test("splitting a pause changes nothing", () => {
    fc.assert(
      fc.property(clocks, fc.double({ min: 0.01, max: 0.99, noNaN: true }), ({ clock, asOf }, where) => {
        const split = clock.pauses.flatMap((each) => {
          const end = (each.endsAt ?? asOf).getTime();
          const middle = new Date(
            Math.floor(each.startsAt.getTime() + (end - each.startsAt.getTime()) * where),
          );
          return middle <= each.startsAt
            ? [each]
            : [
                { ...each, endsAt: middle },
                { ...each, startsAt: middle },
              ];
        });
        expect(clockOf({ ...clock, pauses: split }, asOf)).toEqual(clockOf(clock, asOf));
      }),
    );
  });

  test("the order in which pauses were noted changes nothing", () => {
    fc.assert(
      fc.property(clocks, ({ clock, asOf }) => {
        const backwards = { ...clock, pauses: [...clock.pauses].reverse() };
        expect(clockOf(backwards, asOf)).toEqual(clockOf(clock, asOf));
      }),
    );
  });

  test("what is broken used more minutes than were promised, and what is open or kept did not", () => {
    fc.assert(
      fc.property(clocks, fc.boolean(), ({ clock, asOf }, resolved) => {
        const pauses = clock.pauses.map((each) => ({ ...each, endsAt: each.endsAt ?? asOf }));
        const told = resolved ? { ...clock, pauses, resolvedAt: asOf } : clock;
        for (const { state, minutes, minutesUsed, dueAt } of clockOf(told, asOf).promises) {
          if (state !== ClockState.BROKEN) expect(minutesUsed).toBeLessThanOrEqual(minutes);
          else {
            expect(minutesUsed).toBeGreaterThanOrEqual(minutes);
            expect(dueAt!.getTime()).toBeLessThan(asOf.getTime());
          }
        }
      }),
    );
  });

  test("a delay of ours makes no promise broken that was kept without it", () => {
    fc.assert(
      fc.property(clocks, ({ clock, asOf }) => {
        const without = { ...clock, pauses: [], resolvedAt: asOf };
        const withUs = {
          ...without,
          pauses: clock.pauses.map((each) => ({ ...each, endsAt: each.endsAt ?? asOf, party: US })),
        };
        const states = (told: ClockFacts): string[] => clockOf(told, asOf).promises.map(({ state }) => state);
        states(without).forEach((state, index) => {
          if (state === "KEPT") expect(states(withUs)[index]).toBe("KEPT");
        });
      }),
    );
  });
});
