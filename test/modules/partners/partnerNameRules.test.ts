import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  lookalikesAmong,
  nearMatch,
  normalisePartnerName,
} from "../../../src/modules/partners/partnerNameRules.js";

describe("normalisePartnerName", () => {
  test.each([
    ["  Absolute   Software ", "absolute software"],
    ["Orgenics, Ltd", "orgenics"],
    ["Abbott GmbH & Co. KG", "abbott"],
    ["PLURIPHARM S.A.", "pluripharm"],
    ["ABBOTT LOGISTICS B.V.", "abbott logistics"],
    ["MISSIONPHARMA A/S", "missionpharma"],
    ["SUB-SAHARAN BIOMEDICAL P.L.C.", "sub saharan biomedical"],
    ["INVERNESS MEDICAL INNOVATIONS SOUTH AFRICA (PTY) LTD", "inverness medical innovations south africa"],
    ["CoSo Cloud, LLC.", "coso cloud"],
    ["Example Private Limited", "example"],
    ["Private", "private"],
    ["SS&C Technologies, Inc.", "ss and c technologies"],
    ["Ąžuolas Łódź Ærø Straße", "azuolas lodz aero strasse"],
    ["O'Reilly Media", "oreilly media"],
    ["Digital.ai", "digital ai"],
    ["S. BUYS WHOLESALER", "s buys wholesaler"],
    ["Ltd Services", "ltd services"],
    ["Software AG Government Solutions", "software ag government solutions"],
    ["日本語ガス 株式会社", "日本語ガス 株式会社"],
    ["Ltd.", "ltd"],
    ["Co. Ltd", "co ltd"],
    ["***", "***"],
  ])("%j is known as %j", (name, normalised) => expect(normalisePartnerName(name)).toBe(normalised));

  test("a sound mark of another script is no diacritic: it makes another name", () => {
    expect(normalisePartnerName("バス")).not.toBe(normalisePartnerName("ハス"));
  });

  test("what is normalised stays as it is, and says something", () => {
    const word = fc.oneof(
      fc.constantFrom("Co", "&", "GmbH", "S.A.", "and", "a/s", "Private", "Limited", "(", ")", "'"),
      fc.string({ unit: "grapheme" }),
    );
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const once = normalisePartnerName(words.join(" "));
        expect(normalisePartnerName(once)).toBe(once);
        expect(once === "").toBe(words.join("").trim() === "");
      }),
    );
  });

  test("case, legal form and outer spacing never make another partner", () => {
    const name = fc.stringMatching(/^[A-Za-z]{3,8} [b-df-z]{5,8}x$/);
    const form = fc.constantFrom("Inc.", ", LLC", "GmbH", "S.A.", "GmbH & Co. KG", "PLC", "Pty Ltd", "Corp");
    fc.assert(
      fc.property(name, form, (each, legal) => {
        expect(normalisePartnerName(` ${each.toUpperCase()} ${legal} `)).toBe(normalisePartnerName(each));
      }),
    );
  });
});

describe("nearMatch", () => {
  test.each([
    ["ABBVIE LOGISTICS (FORMERLY ABBOTT LOGISTICS BV)", "ABBOTT LOGISTICS B.V."],
    ["AUROBINDO PHARAM (SOUTH AFRICA)", "Aurobindo Pharma Limited"],
    ["BIO-RAD LABORATORIES (FRANCE)", "BIO-RAD LABORATORIES PTY LTD. (SOUTH AFRICA)"],
    ["SMX (Formerly Smartronix)", "Smartronix, LLC"],
    ["Yello Dba Recsolu Inc", "RECSOLU"],
    ["Iron Mountain", "Iron Mountain Information Management , LLC"],
    ["Adobe", "Adobe Systems"],
    ["National Institue of Building Sciences (NIBS)", "National Institute of Building Sciences"],
  ])("%j looks like %j", (a, b) => {
    expect(nearMatch(a, b)).toBe(true);
    expect(nearMatch(b, a)).toBe(true);
  });

  test.each([
    ["the same partner", "Granicus", "Granicus, Inc."],
    ["another number", "CENTRAL PHARMACEUTICAL COMPANY NO. 1", "CENTRAL PHARMACEUTICAL COMPANY NO. 2"],
    ["short names", "Dell", "Bell"],
    ["a short first word", "Box Inc.", "Box Hill Institute"],
    ["the start of a word", "Appian", "Appianway Consulting"],
    ["a common last word", "Menlo Security", "Skyhigh Security"],
    ["the same country in brackets", "BIO-RAD LABORATORIES (FRANCE)", "NOVARTIS PHARMA (FRANCE)"],
    [
      "a member of a group",
      "LAWRENCE LABORATORIES (SUBSIDIARY OF BRISTOL MYERS SQUIBB)",
      "BRISTOL-MYERS SQUIBB",
    ],
    [
      "a shared inner word",
      "RANBAXY Fine Chemicals LTD.",
      "SUN PHARMACEUTICAL (RANBAXY LABORATORIES LIMITED)",
    ],
    ["other partners", "Unison", "Unqork, Inc."],
  ])("%s is no near match: %j, %j", (_, a, b) => {
    expect(nearMatch(a, b)).toBe(false);
    expect(nearMatch(b, a)).toBe(false);
  });

  test("many names are searched at once", () => {
    const lookalikes = lookalikesAmong(["Adobe", "Granicus", "Adobe Systems", "Acquia Inc."]);
    expect(lookalikes("Adobe Systems Europe")).toEqual(["Adobe", "Adobe Systems"]);
    expect(lookalikes("Granicus, Inc.")).toEqual([]);
  });
});
