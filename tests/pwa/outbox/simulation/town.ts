/** A town's server as the contract describes it, behind a network that does everything networks do. */
import { acceptanceOf } from "../envelopes";
import type { Dice } from "./dice";

interface Upload {
  length: number;
  parts: Uint8Array[];
}

interface Sent {
  form: string;
  version: number;
  answers: { description: string };
  attachments: { sha256: string }[];
}

/** What may happen to a request. The first ones are the server's or the network's before it commits anything. */
const FAULTS = [
  "unreachable",
  "cut-on-the-way",
  "error-500",
  "portal-200",
  "proxy-403",
  "busy-429",
  "asleep-503",
  "too-large-413",
  "gateway-404",
  "committed-then-lost",
  "committed-then-502",
  "committed-then-cut",
  "committed-then-html",
  "doubled",
  "late",
] as const;

export class Town {
  /** Accepted submissions by id: the body as it arrived. */
  readonly inbox = new Map<string, string>();
  readonly uploads = new Map<string, Upload>();
  /** Requests that reached a handler; shows that the simulation simulates something. */
  requests = 0;
  faultRate = 0;
  newestVersion = 0;
  readonly faults = new Map<string, number>();
  /** Requests that some proxy still holds, for when nobody expects them. */
  private late: [path: string, init: RequestInit][] = [];
  private readonly dice: Dice;

  constructor(dice: Dice) {
    this.dice = dice;
  }

  readonly fetch = async (path: string, init: RequestInit): Promise<Response> => {
    const fault = this.dice.chance(this.faultRate) ? this.dice.pick(FAULTS) : "none";
    this.count(fault);
    switch (fault) {
      case "unreachable":
        throw new TypeError("Failed to fetch");
      case "late":
        this.late.push([path, init]);
        throw new TypeError("Failed to fetch");
      case "cut-on-the-way":
        // Half a chunk arrives, and is refused by its checksum; of half a form nothing is heard.
        if (init.method === "PATCH") await this.handle(path, { ...init, body: (init.body as ArrayBuffer).slice(1) });
        throw new TypeError("Failed to fetch");
      case "error-500":
        return problem(500, "server.failed");
      case "portal-200":
        return new Response("<html>Bienvenue au Café Internet</html>", { headers: { "Content-Type": "text/html" } });
      case "proxy-403":
        return new Response("<html>Accès refusé</html>", { status: 403, headers: { "Content-Type": "text/html" } });
      case "gateway-404":
        return new Response("<html>Not Found</html>", { status: 404, headers: { "Content-Type": "text/html" } });
      case "busy-429":
        return problem(429, "web.too-many", { "Retry-After": "30" });
      case "asleep-503":
        return new Response("", { status: 503, headers: { "Retry-After": "Tue, 02 Mar 2027 19:03:00 GMT" } });
      case "too-large-413":
        return new Response("<html>413</html>", { status: 413, headers: { "Content-Type": "text/html" } });
    }
    const answer = await this.handle(path, init);
    // A proxy that lost its patience asked again by itself; the first answer is the one that comes back.
    if (fault === "doubled") await this.handle(path, init);
    // Answers take their time, so that others act between a commit and its answer.
    for (let ticks = this.dice.below(12); ticks > 0; ticks -= 1) await new Promise((next) => setImmediate(next));
    if (fault === "committed-then-lost") throw new TypeError("Failed to fetch");
    if (fault === "committed-then-502") return new Response("<html>Bad Gateway</html>", { status: 502 });
    if (fault === "committed-then-html")
      return new Response("<html></html>", { headers: { "Content-Type": "text/html" } });
    if (fault === "committed-then-cut" && answer.body !== null) {
      return new Response((await answer.text()).slice(0, 12), { status: answer.status, headers: answer.headers });
    }
    return answer;
  };

  count(fault: string): void {
    this.faults.set(fault, (this.faults.get(fault) ?? 0) + 1);
  }

  /** What was on its way for hours arrives, and nobody hears the answer. */
  async hearLateOnes(): Promise<void> {
    for (const [path, init] of this.late.splice(0)) await this.handle(path, init);
  }

  /** A partial file that the server tidied away; sometimes a whole one that its disk lost. */
  forgetAnUpload(): void {
    const names = [...this.uploads.keys()];
    if (names.length > 0) this.uploads.delete(this.dice.pick(names));
  }

  private async handle(path: string, init: RequestInit): Promise<Response> {
    this.requests += 1;
    if (new Headers(init.headers).get("Parvis-Device") === null) return problem(401, "people.unknown-device");
    const name = path.split("/").at(-1) as string;
    if (init.method === "HEAD") return this.head(name);
    if (init.method === "PATCH") return await this.patch(name, init);
    return this.put(name, init.body as string);
  }

  private head(sha256: string): Response {
    const upload = this.uploads.get(sha256);
    if (upload === undefined) return new Response(null, { status: 404 });
    return new Response(null, { status: 200, headers: offsets(upload) });
  }

  private async patch(sha256: string, init: RequestInit): Promise<Response> {
    const headers = new Headers(init.headers);
    const chunk = new Uint8Array(init.body as ArrayBuffer);
    const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", chunk));
    if (headers.get("Upload-Checksum") !== `sha256 ${btoa(String.fromCharCode(...digest))}`)
      return problem(422, "forms.checksum-mismatch");
    const upload = this.uploads.get(sha256) ?? { length: Number(headers.get("Upload-Length")), parts: [] };
    if (Number(headers.get("Upload-Offset")) !== received(upload))
      return new Response(null, { status: 409, headers: offsets(upload) });
    upload.parts.push(chunk);
    this.uploads.set(sha256, upload);
    if (received(upload) === upload.length && (await wholeDigest(upload)) !== sha256) {
      this.uploads.delete(sha256);
      return problem(422, "forms.checksum-mismatch");
    }
    return new Response(null, { status: 204, headers: offsets(upload) });
  }

  private put(id: string, body: string): Response {
    const { attachments, answers, form, version } = JSON.parse(body) as Sent;
    const known = this.inbox.get(id);
    if (known !== undefined && known !== body) return problem(409, "forms.different-body");
    const isWhole = ({ sha256 }: { sha256: string }): boolean => {
      const upload = this.uploads.get(sha256);
      return upload !== undefined && received(upload) === upload.length;
    };
    if (known === undefined && !attachments.every(isWhole)) return problem(409, "forms.attachment-missing");
    if (known === undefined && answers.description.endsWith("mauvais")) {
      return problem(422, "forms.refused", {}, [{ question: "description", code: "too-short", params: { min: 3 } }]);
    }
    this.inbox.set(id, body);
    const review = form === "signaler" && version < this.newestVersion;
    return Response.json({ ...acceptanceOf(id), review }, { status: known === undefined ? 201 : 200 });
  }
}

function received(upload: Upload): number {
  return upload.parts.reduce((sum, part) => sum + part.byteLength, 0);
}

function offsets(upload: Upload): Record<string, string> {
  return { "Upload-Offset": String(received(upload)), "Upload-Length": String(upload.length) };
}

async function wholeDigest(upload: Upload): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", await new Blob(upload.parts as BlobPart[]).arrayBuffer());
  return Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, "0")).join("");
}

function problem(
  status: number,
  code: string,
  headers: Record<string, string> = {},
  findings: unknown[] = [],
): Response {
  const body = JSON.stringify({ type: `/problems/${code}`, title: code, status, detail: "", findings });
  return new Response(body, { status, headers: { "Content-Type": "application/problem+json", ...headers } });
}
