import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { mkdir, mkdtemp, open, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DomainError } from "../../../../src/kernel/DomainError.js";
import { readTable } from "../../../../src/modules/imports/reading/readTable.js";
import type { FileFormat } from "../../../../src/modules/imports/reading/Table.js";

let folder = "";
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "mainstay-reading-"));
});
afterAll(() => rm(folder, { recursive: true }));

const CSV: FileFormat = { type: "csv", encoding: "utf-8", delimiter: "," };
const JSON_FORMAT: FileFormat = { ...CSV, type: "json" };

let files = 0;
async function written(content: string | Uint8Array): Promise<string> {
  const path = join(folder, `file-${files++}`);
  await writeFile(path, content);
  return path;
}
const read = async (content: string | Uint8Array, format: FileFormat = CSV) =>
  readTable(await written(content), format);

/** The sentence with which a file is refused, its path written as FILE. */
async function refusal(path: string, format: FileFormat = CSV): Promise<string> {
  const error: unknown = await readTable(path, format).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DomainError);
  expect((error as DomainError).problems[0]).toMatchObject({ code: "INVALID", field: "file" });
  return (error as DomainError).message.replaceAll(path, "FILE");
}
const refusalOf = async (content: string | Uint8Array, format: FileFormat = CSV) =>
  refusal(await written(content), format);

describe("CSV", () => {
  test.each([
    ["LF", "\n"],
    ["CRLF", "\r\n"],
    ["CR", "\r"],
  ])("with %s: lines count from the first, quoted line ends belong to their cell", async (_, end) => {
    const lines = ["name,said", '"Bolt, Ltd","one', 'two"', "", 'Nut,"a ""b"""', ""];
    const { columns, rows, counts } = await read(lines.join(end));
    expect({ columns, counts }).toEqual({ columns: ["name", "said"], counts: "line" });
    const inner = end === "\r" ? "\r" : "\n";
    expect(rows).toEqual([
      { line: 2, values: { name: "Bolt, Ltd", said: `one${inner}two` } },
      { line: 5, values: { name: "Nut", said: 'a "b"' } },
    ]);
  });

  test("a CR within a text of a file with LF ends no line", async () => {
    const { rows } = await read('name,said\n"Bolt","one\rtwo"\nNut,x\n');
    expect(rows.map((row) => [row.line, row.values["said"]])).toEqual([
      [2, "one\rtwo"],
      [3, "x"],
    ]);
  });

  test("a byte order mark is no part of the first column's name", async () => {
    const { columns, rows } = await read("\ufeffname;city\nBolt;Köln\n", { ...CSV, delimiter: ";" });
    expect(columns).toEqual(["name", "city"]);
    expect(rows[0]!.values).toEqual({ name: "Bolt", city: "Köln" });
  });

  test("a ragged row is kept with its line and its fault", async () => {
    const { rows } = await read("a,b\n1,2\n3\n4,5,6\n");
    expect(rows).toEqual([
      { line: 2, values: { a: "1", b: "2" } },
      { line: 3, values: { a: "3" }, fault: "The row has 1 cells, but the header names 2 columns." },
      {
        line: 4,
        values: { a: "4", b: "5", "column 3": "6" },
        fault: "The row has 3 cells, but the header names 2 columns.",
      },
    ]);
  });

  test("another encoding is read where it is named", async () => {
    const { rows } = await read(Buffer.from("name\nK\xf6ln \x80\n", "latin1"), {
      ...CSV,
      encoding: "windows-1252",
    });
    expect(rows[0]!.values["name"]).toBe("Köln €");
  });

  test.each([
    ['a,b\r\n1,"x\r\ny"\r\n2,"z', "FILE, line 4: a quote is opened here and never closed."],
    ['a,b\n1,"x"y\n', "FILE, line 2: a quote is closed, but the cell goes on after it."],
    ['a,b\n1,2\n1,x"y\n', "FILE, line 3: a quote is opened in the middle of a cell."],
    ["a,b,a\n1,2,3\n", 'FILE, line 1: the header names "a" more than once.'],
    ["", "FILE is empty."],
    ["\ufeff \n\n", "FILE is empty."],
    ["a,b\n1,\u0000\n", "FILE is a binary file: line 2 holds a NUL byte."],
  ])("%j is refused", async (text, sentence) => expect(await refusalOf(text)).toBe(sentence));
});

describe("encodings and files", () => {
  test("what is not in the encoding is refused, with the line", async () => {
    expect(await refusalOf(Buffer.from("name\nBolt\nK\xf6ln\n", "latin1"))).toBe(
      'FILE is not written in utf-8 at line 3: name its encoding as the mapping\'s "format.encoding".',
    );
    expect(await refusalOf(Buffer.from("\ufeffname\n", "utf16le"))).toBe(
      'FILE is written in UTF-16: name that as the mapping\'s "format.encoding".',
    );
  });

  test("what is missing, or no file, is named", async () => {
    expect(await refusal(join(folder, "missing.csv"))).toBe("FILE does not exist.");
    await mkdir(join(folder, "folder"));
    expect(await refusal(join(folder, "folder"))).toBe("FILE is a folder, not a file.");
    expect(await refusal("/dev/null")).toBe("FILE is not an ordinary file.");
  });

  test("a file of 100 MB is refused unread", async () => {
    const path = join(folder, "large.csv");
    const file = await open(path, "w");
    await file.truncate(100 * 1024 * 1024);
    await file.close();
    expect(await refusal(path)).toBe("FILE holds 100 MB; at most 64 MB are read, so split it.");
  });
});

describe("JSON", () => {
  test("items are counted, and what is no object is kept with its fault", async () => {
    const { columns, rows, counts } = await read('\ufeff[{"a": 1}, 7, {"b": ["x"]}]', JSON_FORMAT);
    expect({ columns, counts }).toEqual({ columns: ["a", "b"], counts: "item" });
    expect(rows).toEqual([
      { line: 1, values: { a: 1 } },
      { line: 2, values: { item: 7 }, fault: "The item is not an object, in { and }." },
      { line: 3, values: { b: ["x"] } },
    ]);
  });

  test("another shape and broken JSON are refused", async () => {
    expect(await refusalOf('{"a": 1}', JSON_FORMAT)).toBe("FILE must hold a list of objects, in [ and ].");
    expect(await refusalOf('[{"a": 1},\n{"a" 2}]', JSON_FORMAT)).toMatch(/^FILE is not JSON, line 2: .+\.$/);
    expect(await refusalOf("[]", JSON_FORMAT)).toBe("FILE holds an empty list.");
    expect(await refusalOf("nope", JSON_FORMAT)).toMatch(/^FILE is not JSON: .+\.$/);
  });
});
