import { isUtf8 } from "node:buffer";
import { readFile, stat } from "node:fs/promises";
import { invalid } from "../../../kernel/DomainError.js";

/** A larger file is refused unread: it would not fit into memory beside what becomes of it. */
const LARGEST_MEGABYTES = 64;
const MEGABYTE = 1024 * 1024;

/**
 * The text of a file, without its byte order mark.
 * @param declared An encoding of the WHATWG standard; it is kept strictly.
 * @throws DomainError INVALID at "file" where it is missing, no file, empty, too large, binary, or in another encoding.
 */
export async function readText(path: string, declared: string): Promise<string> {
  const bytes = await readBytes(path);
  // As the WHATWG standard says, a byte order mark of UTF-8 counts for more than what is said of the file.
  const encoding = isMarkedUtf8(bytes) ? "utf-8" : declared;
  const wide = encoding.toLowerCase().startsWith("utf-16");
  if (!wide && startsWide(bytes))
    throw wrong(`${path} is written in UTF-16: name that as the mapping's "format.encoding".`);
  const nul = wide ? -1 : bytes.indexOf(0);
  if (nul >= 0) throw wrong(`${path} is a binary file: line ${lineAt(bytes, nul)} holds a NUL byte.`);
  const text = decode(path, bytes, encoding);
  if (text.trim() === "") throw wrong(`${path} is empty.`);
  return text;
}

async function readBytes(path: string): Promise<Buffer> {
  const refuse = (error: unknown): never => {
    throw wrong(failure(path, error));
  };
  // Looked at before it is opened: opening a pipe would wait for ever.
  const found = await stat(path).catch(refuse);
  if (found.isDirectory()) throw wrong(`${path} is a folder, not a file.`);
  if (!found.isFile()) throw wrong(`${path} is not an ordinary file.`);
  if (found.size === 0) throw wrong(`${path} is empty.`);
  if (found.size > LARGEST_MEGABYTES * MEGABYTE)
    throw wrong(
      `${path} holds ${Math.ceil(found.size / MEGABYTE)} MB; at most ${LARGEST_MEGABYTES} MB are read, so split it.`,
    );
  return await readFile(path).catch(refuse);
}

function failure(path: string, error: unknown): string {
  const { code } = error as NodeJS.ErrnoException;
  if (code === "ENOENT" || code === "ENOTDIR") return `${path} does not exist.`;
  if (code === "EACCES" || code === "EPERM") return `${path} may not be read by this user.`;
  return `${path} cannot be read (${code ?? String(error)}).`;
}

function decode(path: string, bytes: Buffer, encoding: string): string {
  try {
    const decoder = new TextDecoder(encoding, { fatal: true });
    const text = decoder.decode(bytes);
    return decoder.encoding === "windows-1252" ? withoutControls(text) : text;
  } catch {
    const line = /^utf-?8$/i.test(encoding) ? ` at line ${firstBrokenLine(bytes)}` : "";
    throw wrong(
      `${path} is not written in ${encoding}${line}: name its encoding as the mapping's "format.encoding".`,
    );
  }
}

/** What bytes 80 to 9F stand for in windows-1252; those that stand for nothing stay as they are. */
const WINDOWS_1252 = "€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ";

/** Node 20 decodes windows-1252 as if it were ISO 8859-1, with control characters for the euro and the curly quotes. */
const withoutControls = (text: string): string =>
  text.replace(/[\x80-\x9f]/g, (control) => WINDOWS_1252.charAt(control.charCodeAt(0) - 0x80));

/** A line feed is no part of a longer UTF-8 character, so each line can be looked at by itself. */
function firstBrokenLine(bytes: Buffer): number {
  for (let start = 0, line = 1; ; line++) {
    const end = bytes.indexOf(0x0a, start);
    if (end < 0 || !isUtf8(bytes.subarray(start, end))) return line;
    start = end + 1;
  }
}

function lineAt(bytes: Buffer, position: number): number {
  let line = 1;
  for (const byte of bytes.subarray(0, position)) if (byte === 0x0a) line++;
  return line;
}

const isMarkedUtf8 = (bytes: Buffer): boolean => bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;

const startsWide = (bytes: Buffer): boolean =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);

const wrong = (sentence: string): Error => invalid("file", sentence);
