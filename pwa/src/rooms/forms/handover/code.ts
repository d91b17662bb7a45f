/** A code as it was heard or typed, as the town writes it. Twin of `normalise_receipt_code` in `server/parvis/kernel/ids.py`. */

const CODE = /^[0-9A-HJKMNP-TV-Z]{8}$/;

/** `7k4m 2q9x`, `7K4M-2Q9X`; O is zero, I and L are one. Undefined when it cannot be a code. */
export function readCode(typed: string): string | undefined {
  const code = typed
    .toUpperCase()
    .replace(/[\s\u2010-\u2015-]/g, "")
    .replaceAll("O", "0")
    .replace(/[IL]/g, "1");
  return CODE.test(code) ? `${code.slice(0, 4)}-${code.slice(4)}` : undefined;
}
