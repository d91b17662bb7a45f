/** Forms as staff write them, over HTTP. */
import type { Definition, Finding, JourneyStep, Words } from "../../../form_engine";
import type * as wire from "../../../wire/api.gen";
import { call } from "../../../wire/http";

export type { FormRow } from "../../../wire/api.gen";

export interface Flaw {
  path: string;
  reason: string;
  code: string;
}

export interface Outcome {
  journey: JourneyStep[];
  findings: Finding[];
}

export interface FormCase {
  id: string;
  name: string;
  answers: Record<string, unknown>;
  filled_on: string;
  kept_by: string;
  expected: Outcome;
  actual: Outcome;
  holds: boolean;
}

export interface Change {
  code: string;
  path: string;
  name?: Words | null;
  before?: Words | string | null;
  after?: Words | string | null;
}

export interface FormDraft {
  revision: number;
  edited_by: string;
  edited_at: string;
  definition: Definition;
}

export interface FormOnDesk {
  code: string;
  languages: string[];
  next_version: number;
  is_open: boolean;
  current: Definition | null;
  draft: FormDraft | null;
  flaws: Flaw[];
  cases: FormCase[];
  changes: Change[];
}

export interface FormVersion {
  version: number;
  published_at: string;
  published_by: string;
  withdrawn_at: string | null;
  changes: Change[];
}

export interface KeptDraft {
  revision: number;
  edited_at: string;
  flaws: Flaw[];
}

const PATH = "/api/v1/staff/forms";
const at = (code: string, rest = ""): string => `${PATH}/${encodeURIComponent(code)}${rest}`;

export async function readForms(): Promise<wire.FormRow[]> {
  return (await call<wire.FormRows>("GET", PATH)).forms;
}

export function openForm(code: string): Promise<FormOnDesk> {
  return call<FormOnDesk>("GET", at(code));
}

/** Keeps a draft; `base` is the revision that it was written on, 0 for a first one. */
export function keepDraft(code: string, base: number, definition: Definition, csrf: string): Promise<KeptDraft> {
  return call<KeptDraft>("PUT", at(code, "/draft"), { body: { base_revision: base, definition }, csrf });
}

export function dropDraft(code: string, csrf: string): Promise<void> {
  return call<void>("DELETE", at(code, "/draft"), { csrf });
}

/** Keeps answers as a case; under an id that is there, accepts what comes of them now. */
export function keepCase(
  code: string,
  id: string,
  tried: { name: string; answers: Record<string, unknown> },
  csrf: string,
): Promise<FormOnDesk> {
  return call<FormOnDesk>("PUT", at(code, `/cases/${id}`), { body: tried, csrf });
}

export function dropCase(code: string, id: string, csrf: string): Promise<void> {
  return call<void>("DELETE", at(code, `/cases/${id}`), { csrf });
}

export function publishForm(code: string, revision: number, csrf: string): Promise<FormOnDesk> {
  return call<FormOnDesk>("POST", at(code, "/publish"), { body: { revision }, csrf });
}

export function setWithdrawn(code: string, isWithdrawn: boolean, csrf: string): Promise<void> {
  return call<void>(isWithdrawn ? "PUT" : "DELETE", at(code, "/withdrawal"), { csrf });
}

export async function readVersions(code: string): Promise<FormVersion[]> {
  return (await call<{ versions: FormVersion[] }>("GET", at(code, "/versions"))).versions;
}

/** Where a form is taken along as a file. */
export function fileOf(code: string): string {
  return at(code, "/file");
}

export async function readReadyForms(): Promise<Definition[]> {
  return (await call<{ forms: Definition[] }>("GET", "/api/v1/staff/ready-forms")).forms;
}

/** What our engine means otherwise than a formcode, line by line. */
export interface FormNote {
  line: number;
  code: string;
  label: string;
}

/** Reads a form that was written elsewhere, ours or OneGov's formcode; nothing is kept yet. */
export function readFormFile(
  code: string,
  file: { name: string; text: string },
  csrf: string,
): Promise<{ definition: Definition; notes: FormNote[] }> {
  const kind = file.name.toLowerCase().endsWith(".json") ? "json" : "formcode";
  return call("POST", "/api/v1/staff/form-imports", { body: { kind, text: file.text, code }, csrf });
}
