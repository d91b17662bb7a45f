/**
 * What the API speaks, as its OpenAPI document says. Written by `parvis-build types`: do not edit.
 */

export interface About {
  website: string;
  email: string;
  postal_address: string;
}

export interface Address {
  id: string;
  label: Record<string, string>;
  need: "required" | "recommended" | "optional";
  help?: Record<string, string> | null;
  when?: Is | In | Answered | Not | All | Any | null;
  country?: "BE" | "CA" | "CH" | "FR" | "LU" | "US";
  type: "address";
}

export interface All {
  of: (Is | In | Answered | Not | All | Any)[];
  op: "all";
}

export interface Answered {
  question: string;
  op: "answered";
}

export interface Any {
  of: (Is | In | Answered | Not | All | Any)[];
  op: "any";
}

export interface AttachmentClaim {
  sha256: string;
  name: string;
  media_type: string;
  size_bytes: number;
  question: string;
}

export interface Audience {
  devices: number;
  by_district: DistrictAudience[];
}

export interface CeremonyOptions {
  public_key: Record<string, unknown>;
}

export interface Choice {
  id: string;
  label: Record<string, string>;
  need: "required" | "recommended" | "optional";
  help?: Record<string, string> | null;
  when?: Is | In | Answered | Not | All | Any | null;
  options: Option[];
  type: "choice";
}

export interface Choices {
  id: string;
  label: Record<string, string>;
  need: "required" | "recommended" | "optional";
  help?: Record<string, string> | null;
  when?: Is | In | Answered | Not | All | Any | null;
  options: Option[];
  min?: number;
  max?: number | null;
  type: "choices";
}

export interface Confirmation {
  next: Record<string, string>;
  delay_days: number;
}

export interface Consent {
  id: string;
  label: Record<string, string>;
  need: "required" | "recommended" | "optional";
  help?: Record<string, string> | null;
  when?: Is | In | Answered | Not | All | Any | null;
  type: "consent";
}

export interface Date {
  id: string;
  label: Record<string, string>;
  need: "required" | "recommended" | "optional";
  help?: Record<string, string> | null;
  when?: Is | In | Answered | Not | All | Any | null;
  min?: string | null;
  max?: string | null;
  type: "date";
}

export interface Definition {
  code: string;
  version: number;
  semantics: number;
  title: Record<string, string>;
  summary: Record<string, string>;
  category: string;
  steps: Step[];
  confirmation: Confirmation;
  stages: Record<string, string>[];
  retention_days: number;
  declaration?: Record<string, string> | null;
  subject?: string | null;
}

export interface District {
  code: string;
  name: Record<string, string>;
}

export interface DistrictAudience {
  district: string | null;
  devices: number;
}

export interface Email {
  id: string;
  label: Record<string, string>;
  need: "required" | "recommended" | "optional";
  help?: Record<string, string> | null;
  when?: Is | In | Answered | Not | All | Any | null;
  type: "email";
}

export interface EmergencyNumber {
  number: string;
  words: Record<string, string>;
}

export interface EndNotice {
  closing?: Record<string, string>;
  notifies?: boolean;
}

export interface Finding {
  code: string;
  field: string;
  is_blocking: boolean;
  language?: string | null;
  params?: Record<string, unknown>;
}

export interface In {
  question: string;
  values: (string | boolean)[];
  op: "in";
}

export interface InvitationToken {
  token: string;
}

export interface Is {
  question: string;
  value: string | boolean;
  op: "is";
}

export interface LongText {
  id: string;
  label: Record<string, string>;
  need: "required" | "recommended" | "optional";
  help?: Record<string, string> | null;
  when?: Is | In | Answered | Not | All | Any | null;
  max_length: number;
  type: "long_text";
}

export interface NewPasskey {
  credential: Record<string, unknown>;
  label?: string;
}

export interface NewSubmission {
  form: string;
  version: number;
  language: string;
  answers: Record<string, unknown>;
  started_at: string;
  queued_at: string;
  attachments?: AttachmentClaim[];
}

export interface Not {
  of: Is | In | Answered | Not | All | Any;
  op: "not";
}

export interface Notice {
  id: string;
  version: number;
  state: "published" | "ended";
  kind: "emergency" | "boil_water" | "works" | "collection" | "snow" | "news" | "event";
  severity: "emergency" | "warning" | "information";
  title: Record<string, string>;
  body: Record<string, string>;
  what_to_do: Record<string, string>;
  place_words: Record<string, string>;
  contact: Record<string, string>;
  closing: Record<string, string>;
  districts: string[];
  starts_at: string;
  ends_at: string | null;
  published_at: string;
  updated_at: string;
}

export interface NoticeContent {
  kind?: "emergency" | "boil_water" | "works" | "collection" | "snow" | "news" | "event";
  severity?: "emergency" | "warning" | "information";
  title?: Record<string, string>;
  body?: Record<string, string>;
  what_to_do?: Record<string, string>;
  place_words?: Record<string, string>;
  contact?: Record<string, string>;
  closing?: Record<string, string>;
  districts?: string[];
  starts_at?: string | null;
  ends_at?: string | null;
  template?: string | null;
}

export interface NoticePreview {
  audience: Audience;
  push: PushPreview[];
  findings: Finding[];
}

export interface NoticeTemplate {
  code: string;
  name: Record<string, string>;
  content: NoticeContent;
}

export interface NoticeTemplates {
  templates: NoticeTemplate[];
}

export interface Number {
  id: string;
  label: Record<string, string>;
  need: "required" | "recommended" | "optional";
  help?: Record<string, string> | null;
  when?: Is | In | Answered | Not | All | Any | null;
  decimals?: number;
  min?: string | null;
  max?: string | null;
  unit?: Record<string, string> | null;
  type: "number";
}

export interface OpeningHours {
  weekday: number;
  opens: string;
  closes: string;
}

export interface Option {
  value: string;
  label: Record<string, string>;
  help?: Record<string, string> | null;
  stop?: Record<string, string> | null;
}

export interface Page_parvis_notices_schemas_StaffNoticeItem_ {
  items: StaffNoticeItem[];
  next_cursor?: string | null;
}

export interface Passkey {
  id: string;
  label: string;
  created_at: string;
  used_at: string | null;
  is_backed_up: boolean;
}

export interface Passkeys {
  passkeys: Passkey[];
}

export interface Phone {
  id: string;
  label: Record<string, string>;
  need: "required" | "recommended" | "optional";
  help?: Record<string, string> | null;
  when?: Is | In | Answered | Not | All | Any | null;
  country?: "BE" | "CA" | "CH" | "FR" | "LU" | "US";
  type: "phone";
}

export interface Photo {
  id: string;
  label: Record<string, string>;
  need: "required" | "recommended" | "optional";
  help?: Record<string, string> | null;
  when?: Is | In | Answered | Not | All | Any | null;
  max_files: number;
  max_bytes: number;
  type: "photo";
}

export interface Place {
  id: string;
  label: Record<string, string>;
  need: "required" | "recommended" | "optional";
  help?: Record<string, string> | null;
  when?: Is | In | Answered | Not | All | Any | null;
  type: "place";
}

export interface PublicProfile {
  slug: string;
  name: string;
  languages: string[];
  time_zone: string;
  phone: string;
  hours: OpeningHours[];
  emergency_numbers: EmergencyNumber[];
  theme: Theme;
  districts: District[];
  rooms: string[];
  vapid_public_key: string;
  services: Service[];
  about: About;
}

export interface PublishNotice {
  revision: number;
  notifies?: boolean;
}

export interface PublishedForms {
  forms: Definition[];
}

export interface PushKeys {
  p256dh: string;
  auth: string;
}

export interface PushPreview {
  language: string;
  title: string;
  body: string;
  payload: Record<string, unknown>;
  size_bytes: number;
}

export interface Reach {
  targeted: number;
  sent: number;
  received: number;
  opened: number;
  waiting: number;
  gone: number;
  failed: number;
  by_reason: ReasonCount[];
  published_at: string | null;
  first_sent_at: string | null;
  seconds_to_90_percent: number | null;
}

export interface ReasonCount {
  reason: string;
  devices: number;
}

export interface Receipts {
  receipts: notices_push_schemas_Receipt[];
}

export interface RecentNotices {
  notices: Notice[];
}

export interface SaveNotice {
  revision: number;
  content: NoticeContent;
}

export interface SaveSubscription {
  endpoint: string;
  keys: PushKeys;
  topics: ("emergency" | "works" | "collection" | "snow" | "news" | "event")[];
  districts: string[];
  language: string;
  application_server_key?: string;
}

export interface SavedSubscription {
  id: string;
  state?: "active";
}

export interface Service {
  code: string;
  moment: string;
  title: Record<string, string>;
  summary: Record<string, string>;
  audience: Record<string, string>;
  needs: Record<string, string>[];
  cost: Record<string, string>;
  delay: Record<string, string>;
  form?: string | null;
  phone?: string | null;
  url?: string | null;
}

export interface Session {
  name: string;
  role: "agent" | "editor" | "admin";
  csrf_token: string;
  has_passkey: boolean;
  can_have_passkeys: boolean;
  town: SessionTown;
}

export interface SessionTown {
  slug: string;
  name: string;
}

export interface SignIn {
  credential: Record<string, unknown>;
}

export interface StaffNotice {
  id: string;
  revision: number;
  version: number;
  state: "draft" | "published" | "ended";
  has_changes: boolean;
  content: NoticeContent;
  saved_by: string;
  saved_at: string;
  published_at: string | null;
  updated_at: string | null;
}

export interface StaffNoticeItem {
  id: string;
  state: "draft" | "published" | "ended";
  kind: "emergency" | "boil_water" | "works" | "collection" | "snow" | "news" | "event";
  severity: "emergency" | "warning" | "information";
  title: Record<string, string>;
  has_changes: boolean;
  saved_at: string;
  published_at: string | null;
}

export interface Statement {
  id: string;
  label: Record<string, string>;
  need: "required" | "recommended" | "optional";
  help?: Record<string, string> | null;
  when?: Is | In | Answered | Not | All | Any | null;
  type: "statement";
}

export interface Step {
  id: string;
  title: Record<string, string>;
  questions: (Text | LongText | Choice | Choices | YesNo | Number | Date | Email | Phone | Address | Photo | Place | Statement | Consent)[];
  help?: Record<string, string> | null;
  when?: Is | In | Answered | Not | All | Any | null;
}

export interface TestResult {
  state: "sent" | "gone" | "failed";
  reason?: string | null;
}

export interface Text {
  id: string;
  label: Record<string, string>;
  need: "required" | "recommended" | "optional";
  help?: Record<string, string> | null;
  when?: Is | In | Answered | Not | All | Any | null;
  max_length: number;
  min_length?: number;
  autocomplete?: string | null;
  type: "text";
}

export interface Theme {
  primary: string;
  accent: string;
}

export interface YesNo {
  id: string;
  label: Record<string, string>;
  need: "required" | "recommended" | "optional";
  help?: Record<string, string> | null;
  when?: Is | In | Answered | Not | All | Any | null;
  type: "yes_no";
}

export interface forms_schemas_Receipt {
  id: string;
  receipt: string;
  received_at: string;
  review: boolean;
  state?: "accepted";
}

export interface notices_push_schemas_Receipt {
  delivery: string;
  event: "shown" | "clicked" | "read";
  at: string;
}

/** What each operation takes and answers, by method and path. */
export interface Calls {
  "HEAD /api/v1/attachments/{sha256}": { body: undefined; answer: null };
  "PATCH /api/v1/attachments/{sha256}": { body: undefined; answer: null };
  "GET /api/v1/forms/published": { body: undefined; answer: PublishedForms };
  "GET /api/v1/notice-templates": { body: undefined; answer: NoticeTemplates };
  "GET /api/v1/notices/recent": { body: undefined; answer: RecentNotices };
  "GET /api/v1/notices/{notice_id}": { body: undefined; answer: Notice };
  "POST /api/v1/push-receipts": { body: Receipts; answer: undefined };
  "PUT /api/v1/push-subscriptions/{subscription_id}": { body: SaveSubscription; answer: SavedSubscription };
  "DELETE /api/v1/push-subscriptions/{subscription_id}": { body: undefined; answer: undefined };
  "POST /api/v1/push-subscriptions/{subscription_id}/test": { body: undefined; answer: TestResult };
  "POST /api/v1/staff/invitations/accept": { body: InvitationToken; answer: Session };
  "GET /api/v1/staff/notices": { body: undefined; answer: Page_parvis_notices_schemas_StaffNoticeItem_ };
  "GET /api/v1/staff/notices/{notice_id}": { body: undefined; answer: StaffNotice };
  "PUT /api/v1/staff/notices/{notice_id}": { body: SaveNotice; answer: StaffNotice };
  "POST /api/v1/staff/notices/{notice_id}/end": { body: EndNotice; answer: StaffNotice };
  "POST /api/v1/staff/notices/{notice_id}/preview": { body: NoticeContent; answer: NoticePreview };
  "POST /api/v1/staff/notices/{notice_id}/publish": { body: PublishNotice; answer: StaffNotice };
  "GET /api/v1/staff/notices/{notice_id}/reach": { body: undefined; answer: Reach };
  "GET /api/v1/staff/passkeys": { body: undefined; answer: Passkeys };
  "POST /api/v1/staff/passkeys": { body: NewPasskey; answer: Session };
  "POST /api/v1/staff/passkeys/options": { body: undefined; answer: CeremonyOptions };
  "DELETE /api/v1/staff/passkeys/{passkey_id}": { body: undefined; answer: undefined };
  "GET /api/v1/staff/session": { body: undefined; answer: Session };
  "DELETE /api/v1/staff/session": { body: undefined; answer: null };
  "POST /api/v1/staff/sign-in": { body: SignIn; answer: Session };
  "POST /api/v1/staff/sign-in/options": { body: undefined; answer: CeremonyOptions };
  "PUT /api/v1/submissions/{submission_id}": { body: NewSubmission; answer: forms_schemas_Receipt };
  "GET /api/v1/towns/profile": { body: undefined; answer: PublicProfile };
}
