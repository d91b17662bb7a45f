/** Whom collection sectors serve, over HTTP. */

import type { Language } from "../../../../kernel/words";
import type { Coverages, StreamCoverage, StreamGround } from "../../../../wire/api.gen";
import { call } from "../../../../wire/http";

export type { StreamCoverage, StreamGround };

const PATH = "/api/v1/staff/collection-coverage";

export async function readCoverage(): Promise<StreamCoverage[]> {
  return (await call<Coverages>("GET", PATH)).streams;
}

export function readGround(stream: string): Promise<StreamGround> {
  return call<StreamGround>("GET", `${PATH}/${encodeURIComponent(stream)}`, { timeoutSeconds: 60 });
}

export function tableOf(stream: string, language: Language): string {
  return `${PATH}/${encodeURIComponent(stream)}/addresses.csv?language=${language}`;
}
