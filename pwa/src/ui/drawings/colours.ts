/** Pure: which ink can be read on a colour that a town chose. */

const HEX_SIX = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i;

/** The share of light of a colour, 0 to 1. Source: WCAG 2.2, relative luminance. */
export function luminance(colour: string): number {
  const parts = HEX_SIX.exec(colour)?.slice(1) ?? ["80", "80", "80"];
  const [red = 0, green = 0, blue = 0] = parts.map((part) => {
    const share = Number.parseInt(part, 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** White or near black, whichever stands out more. */
export function inkOn(colour: string): string {
  return luminance(colour) > 0.22 ? "#1d1a18" : "#ffffff";
}
