/** Who did what to the collections, over HTTP. */
import type { AuditEntry, Page_parvis_waste_audit_schemas_AuditEntry_ } from "../../../../wire/api.gen";
import { call } from "../../../../wire/http";

export type { AuditEntry } from "../../../../wire/api.gen";
export type AuditPage = Page_parvis_waste_audit_schemas_AuditEntry_;

/** Empty is no limit; `until` is the last day that counts. */
export interface AuditWish {
  stream: string;
  from: string;
  until: string;
}

const PATH = "/api/v1/staff/collection-audit";

/** The wish as the address says it; the server's `until` is the first day that no longer counts. */
export function auditQuery({ stream, from, until }: AuditWish, dayAfter: (on: string) => string): URLSearchParams {
  const said = { stream, from, until: until && dayAfter(until) };
  return new URLSearchParams(Object.entries(said).filter(([, value]) => value));
}

export function readAudit(query: URLSearchParams, cursor: string | null): Promise<AuditPage> {
  const asked = new URLSearchParams(query);
  if (cursor) asked.set("cursor", cursor);
  return call<AuditPage>("GET", asked.size > 0 ? `${PATH}?${asked}` : PATH);
}

/** Where the same is taken away as a table. */
export function auditFile(query: URLSearchParams, language: string): string {
  const asked = new URLSearchParams(query);
  asked.set("language", language);
  return `${PATH}.csv?${asked}`;
}

export type AuditAct = AuditEntry["act"];
