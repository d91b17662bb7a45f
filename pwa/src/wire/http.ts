/** Speaks to the town's server: JSON in, JSON out, and only two ways to fail. */
import { deviceHeader } from "../store/device";
import { NetworkFailure, Problem, type ProblemDocument, retryAfter } from "./problems";

export type Method = "GET" | "HEAD" | "PUT" | "POST" | "PATCH" | "DELETE";

export interface CallOptions {
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it is, in the place of a body. */
  file?: Blob;
  /** Say which device this is (header `Parvis-Device`). */
  device?: boolean | undefined;
  /** The staff session's token, for anything but reading. */
  csrf?: string | undefined;
  signal?: AbortSignal | undefined;
  etag?: string | undefined;
  headers?: Record<string, string>;
  timeoutSeconds?: number;
}

export interface Answer<T> {
  status: number;
  headers: Headers;
  body: T;
}

const TIMEOUT_SECONDS = 20;
const MS_PER_SECOND = 1000;

/**
 * Calls the server and gives the body of its answer.
 *
 * Throws Problem when the town refuses, NetworkFailure when nobody from the town answered.
 */
export async function call<T>(method: Method, path: string, options: CallOptions = {}): Promise<T> {
  return (await ask<T>(method, path, options)).body;
}

/** Like `call`, with status and headers; a 304 is an answer, with an undefined body. */
export async function ask<T>(method: Method, path: string, options: CallOptions = {}): Promise<Answer<T>> {
  const response = await send(method, path, options);
  if (response.status === 304 || response.status === 204) {
    return { status: response.status, headers: response.headers, body: undefined as T };
  }
  if (method === "HEAD" && response.ok) {
    return { status: response.status, headers: response.headers, body: undefined as T };
  }
  const body = await readJson(response, method);
  if (!response.ok) {
    throw new Problem(
      response.status,
      body as ProblemDocument,
      retryAfter(response.headers.get("Retry-After"), Date.now()),
    );
  }
  return { status: response.status, headers: response.headers, body: body as T };
}

/** Like `call`, for an answer that is a file; what is refused is said in JSON as ever. */
export async function readFile(path: string, options: CallOptions = {}): Promise<Blob> {
  const response = await send("GET", path, options);
  if (!response.ok) {
    const problem = (await readJson(response, "GET")) as ProblemDocument;
    throw new Problem(response.status, problem, retryAfter(response.headers.get("Retry-After"), Date.now()));
  }
  // A captive portal's page is no photo.
  if (!/^image\//.test(response.headers.get("Content-Type") ?? "")) throw new NetworkFailure("not-ours");
  return await response.blob();
}

async function send(method: Method, path: string, options: CallOptions): Promise<Response> {
  const stop = new AbortController();
  const give = (): void => stop.abort(options.signal?.reason);
  options.signal?.addEventListener("abort", give);
  const timer = setTimeout(() => stop.abort("timeout"), (options.timeoutSeconds ?? TIMEOUT_SECONDS) * MS_PER_SECOND);
  try {
    return await fetch(path, {
      method,
      headers: await headersFor(options),
      body: options.file ?? (options.body === undefined ? null : JSON.stringify(options.body)),
      credentials: "same-origin",
      cache: "no-store",
      signal: stop.signal,
    });
  } catch (error) {
    if (options.signal?.aborted) throw error;
    throw new NetworkFailure(stop.signal.aborted ? "timeout" : "unreachable", error);
  } finally {
    clearTimeout(timer);
    options.signal?.removeEventListener("abort", give);
  }
}

async function headersFor(options: CallOptions): Promise<Record<string, string>> {
  return {
    Accept: "application/json",
    ...(options.body !== undefined && { "Content-Type": "application/json" }),
    ...(options.etag && { "If-None-Match": options.etag }),
    ...(options.csrf && { "Parvis-CSRF": options.csrf }),
    ...(options.device && { "Parvis-Device": await deviceHeader() }),
    ...options.headers,
  };
}

/** A captive portal answers 200 with HTML, a proxy answers 502 with HTML: neither is the town. */
async function readJson(response: Response, method: Method): Promise<unknown> {
  if (method === "HEAD") return {};
  const type = response.headers.get("Content-Type") ?? "";
  if (!/^application\/([\w.-]+\+)?json\b/i.test(type)) throw new NetworkFailure("not-ours");
  try {
    return await response.json();
  } catch (error) {
    throw new NetworkFailure("unreachable", error);
  }
}
