/** Makes the ids that a phone gives to what it creates, before any server knows of it. */

const CROCKFORD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/**
 * Makes a UUIDv7: sorted by time, unique without asking anyone.
 *
 * Source: RFC 9562 section 5.7.
 */
export function newId(nowMs: number = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const view = new DataView(bytes.buffer);
  view.setUint16(0, Math.floor(nowMs / 2 ** 32));
  view.setUint32(2, nowMs % 2 ** 32);
  view.setUint8(6, (view.getUint8(6) & 0x0f) | 0x70);
  view.setUint8(8, (view.getUint8(8) & 0x3f) | 0x80);
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}

/**
 * Shortens an id to what a person can read out on the phone, like `7K4M-2Q9X`: Crockford base32
 * of the last 40 bits. The server computes the same code, so a receipt exists before it answers.
 */
export function receiptCode(id: string): string {
  let rest = BigInt(`0x${id.replaceAll("-", "").slice(-10)}`);
  let code = "";
  for (let place = 0; place < 8; place += 1) {
    code = CROCKFORD.charAt(Number(rest & 31n)) + code;
    rest >>= 5n;
  }
  return `${code.slice(0, 4)}-${code.slice(4)}`;
}
