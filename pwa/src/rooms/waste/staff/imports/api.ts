/** The import wizard, over HTTP: a file goes as it is, its name in a header. */
import type { DayDifference, Import, ImportPreview, Imports, ShownFinding } from "../../../../wire/api.gen";
import { call } from "../../../../wire/http";

export type { DayDifference, Import, ImportPreview, ShownFinding };

/** One of the collections that a calendar mixes; a refusal brings them. */
export interface Kind {
  name: string;
  count: number;
}

const PATH = "/api/v1/staff/collection-imports";
/** A city's map takes seconds to read, on the slowest of networks minutes to send. */
const PATIENCE_SECONDS = 180;

/** What is to be made of a file. */
export interface Asked {
  stream: string;
  /** Of a calendar, which names none; empty is the whole town. */
  sector: string;
  /** Of a calendar that mixes collections, the one to take; empty is not said. */
  only: string;
  replace: boolean;
  skip_unknown: boolean;
}

export function previewImport(file: File, asked: Asked, csrf: string): Promise<ImportPreview> {
  return call<ImportPreview>("POST", `${PATH}/preview?${queryOf(asked)}`, sent(file, csrf));
}

/** Takes in the file that was previewed; sent again with the same id, it is the same import. */
export function applyImport(id: string, file: File, asked: Asked, seen: ImportPreview, csrf: string): Promise<Import> {
  const query = queryOf(asked);
  query.set("sha256", seen.sha256);
  query.set("state", seen.state);
  return call<Import>("PUT", `${PATH}/${id}?${query}`, sent(file, csrf));
}

export function undoImport(id: string, csrf: string): Promise<Import> {
  return call<Import>("DELETE", `${PATH}/${id}`, { csrf, timeoutSeconds: PATIENCE_SECONDS });
}

export async function readImports(): Promise<Import[]> {
  return (await call<Imports>("GET", PATH)).imports;
}

export const TEMPLATES = { csv: `${PATH}/template.csv`, xlsx: `${PATH}/template.xlsx` } as const;

function queryOf(asked: Asked): URLSearchParams {
  const query = new URLSearchParams({ stream: asked.stream });
  if (asked.sector.trim()) query.set("sector", asked.sector.trim());
  if (asked.only) query.set("only", asked.only);
  if (asked.replace) query.set("replace", "true");
  if (asked.skip_unknown) query.set("skip_unknown", "true");
  return query;
}

function sent(file: File, csrf: string) {
  return {
    file,
    csrf,
    timeoutSeconds: PATIENCE_SECONDS,
    headers: { "Parvis-File-Name": encodeURIComponent(file.name), "Content-Type": "application/octet-stream" },
  };
}
