/** Pure: links to calendars on paper. The server's `waste/controllers/paper.py` reads them. */
import { streetKey } from "./feed";

/** One page, or large letters. */
export type PaperFormat = "page" | "gros";

export interface PaperWish {
  zone: string;
  /** As people write it. */
  street: string;
  /** 0 where it is not known. */
  dwellings: number;
  format: PaperFormat;
  language: string;
}

/** Makes the path of a PDF. Never a civic number: it is not among what goes in. */
export function paperPath({ zone, street, dwellings, format, language }: PaperWish): string {
  const query = new URLSearchParams({
    ...(street && { rue: streetKey(street) }),
    ...(dwellings > 0 && { logements: String(dwellings) }),
    format,
    langue: language,
  });
  return `/api/v1/waste/zones/${encodeURIComponent(zone)}/calendar.pdf?${query}`;
}

/** The path of an address's PDF, for the counter. */
export function paperPathOf(address: string, format: PaperFormat, language: string): string {
  return `/api/v1/staff/addresses/${encodeURIComponent(address)}/calendar.pdf?format=${format}&langue=${language}`;
}
