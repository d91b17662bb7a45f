/**
 * What the API speaks, as its OpenAPI document says. Written by `parvis-build types`: do not edit.
 */

export interface About {
  website: string;
  email: string;
  postal_address: string;
}

export interface Above {
  question: string;
  value: string;
  op: "above";
}

export interface Address {
  id: string;
  label: Record<string, string>;
  need: "required" | "recommended" | "optional";
  help?: Record<string, string> | null;
  when?: Is | In | Answered | Above | Below | Not | All | Any | null;
  country?: "BE" | "CA" | "CH" | "FR" | "LU" | "US";
  countries?: ("BE" | "CA" | "CH" | "FR" | "LU" | "US")[] | null;
  type: "address";
}

export interface AddressBook {
  version: string;
  districts: string[];
  zones: Zone[];
  streets: Street[];
}

export interface AddressWords {
  number: number;
  suffix?: string;
  street: string;
}

export interface All {
  of: (Is | In | Answered | Above | Below | Not | All | Any)[];
  op: "all";
}

export interface Amount {
  id: string;
  label: Record<string, string>;
  need: "required" | "recommended" | "optional";
  help?: Record<string, string> | null;
  when?: Is | In | Answered | Above | Below | Not | All | Any | null;
  currency: "CAD" | "CHF" | "EUR" | "USD";
  min?: string | null;
  max?: string | null;
  type: "amount";
}

export interface AnswerLine {
  question: string;
  label: Record<string, string>;
  display: string;
}

export interface Answered {
  question: string;
  op: "answered";
}

export interface Any {
  of: (Is | In | Answered | Above | Below | Not | All | Any)[];
  op: "any";
}

export interface ApiKey {
  id: string;
  name: string;
  contact: string;
  created_at: string;
  used_on: string | null;
  revoked_at: string | null;
}

export interface ApiKeys {
  keys: ApiKey[];
}

export interface AttachmentClaim {
  sha256: string;
  name: string;
  media_type: string;
  size_bytes: number;
  question: string;
}

export interface AttachmentView {
  id: string;
  question: string;
  name: string;
  media_type: string;
  size_bytes: number;
  state: string;
  finding: string;
  ready: boolean;
}

export interface Audience {
  devices: number;
  by_district: DistrictAudience[];
}

export interface AuditChange {
  kind: "moved" | "cancelled" | "added";
  planned_on: string;
  new_on: string | null;
  stream: string | null;
  sector: string | null;
  streets: string[];
  reason: Record<string, string>;
  told: Told | null;
}

export interface AuditEntry {
  id: string;
  act: "change-decided" | "change-withdrawn" | "holidays-decided" | "import-applied" | "import-undone";
  at: string;
  author: string;
  stream: string | null;
  change?: AuditChange | null;
  holidays?: AuditHolidays | null;
  file?: AuditImport | null;
}

export interface AuditHolidays {
  before: SetHoliday[];
  after: SetHoliday[];
  added: number;
  withdrawn: number;
}

export interface AuditImport {
  file_name: string;
  counts: Record<string, unknown>;
}

export interface Below {
  question: string;
  value: string;
  op: "below";
}

export interface Bookable {
  stream: string;
  form: string;
  policy: BookingPolicy;
  days: BookableDay[];
}

export interface BookableDay {
  uid: string;
  on: string;
  closes_at: string;
  places_left: number;
}

export interface BookedDay {
  uid: string;
  stream: string;
  sector: string;
  sector_name: string;
  on: string;
  is_cancelled: boolean;
  places: number;
  bookings: StaffBooking[];
}

export interface BookedItem {
  label: Record<string, string>;
  count: number;
}

export interface BookingPolicy {
  places_per_day: number;
  items_per_booking: number;
  bookings_per_year: number;
  closes_days: number;
  closes_at: string;
  accepted: Record<string, string>;
  refused: Record<string, string>;
}

export interface Buildings {
  words: Record<string, string>;
  dwellings_min?: number | null;
  dwellings_max?: number | null;
}

export interface CalendarPickup {
  uid: string;
  stream: string;
  sector: string;
  on: string;
  planned_on: string;
  state: "planned" | "moved" | "cancelled" | "added";
  reason?: Record<string, string> | null;
  sequence?: number;
  set_out_from: string;
  set_out_from_day_before: boolean;
  set_out_until: string;
  only_for?: Buildings[];
}

export interface CalendarSector {
  id: string;
  stream: string;
  code: string;
  name: string;
  note?: Record<string, string> | null;
}

export interface Category {
  code: string;
  title: Record<string, string>;
}

export interface CategoryTally {
  category: string;
  kept: number;
  late: number;
  explained: number;
  escalated: number;
}

export interface CeremonyOptions {
  public_key: Record<string, unknown>;
}

export interface Change {
  id: string;
  kind: "moved" | "cancelled" | "added";
  planned_on: string;
  new_on: string | null;
  stream: string | null;
  sector: string | null;
  sector_name: string | null;
  streets: string[];
  reason: Record<string, string>;
  author: string;
  made_at: string;
  withdrawn_at: string | null;
  withdrawn_by: string;
  origin: string;
  addresses: number;
  told: Told | null;
}

export interface ChangeConflict {
  code: "already-changed" | "already-collected" | "holiday" | "new-day-past" | "past" | "sunday" | "too-late" | "touches-nobody";
  is_blocking?: boolean;
  on: string;
  sectors?: string[];
  words?: Record<string, string>;
}

export interface ChangeNotice {
  title: Record<string, string>;
  body: Record<string, string>;
  what_to_do: Record<string, string>;
}

export interface ChangePreview {
  addresses: number;
  devices: number;
  sectors: TouchedSector[];
  conflicts: ChangeConflict[];
  notice: ChangeNotice;
  place_words: Record<string, string>;
  push: PushPreview[];
  findings: notices_schemas_Finding[];
  seen: string;
}

export interface Changes {
  changes: Change[];
}

export interface Choice {
  id: string;
  label: Record<string, string>;
  need: "required" | "recommended" | "optional";
  help?: Record<string, string> | null;
  when?: Is | In | Answered | Above | Below | Not | All | Any | null;
  options: Option[];
  type: "choice";
}

export interface Choices {
  id: string;
  label: Record<string, string>;
  need: "required" | "recommended" | "optional";
  help?: Record<string, string> | null;
  when?: Is | In | Answered | Above | Below | Not | All | Any | null;
  options: Option[];
  min?: number;
  max?: number | null;
  type: "choices";
}

export interface ClosedDay {
  on: string;
  reason?: Record<string, string> | null;
}

export interface Colleague {
  id: string;
  name: string;
  role: "agent" | "editor" | "admin";
}

export interface CollectionMonth {
  from_on: string;
  until_on: string;
  sectors: MonthSector[];
  pickups: CalendarPickup[];
  street_changes: StreetChange[];
  holidays: DayOff[];
  reasons: Record<string, string>[];
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
  when?: Is | In | Answered | Above | Below | Not | All | Any | null;
  type: "consent";
}

export interface Coverage {
  addresses: number;
  zones: number;
  in_none: Record<string, number>;
  in_several: Record<string, number>;
}

export interface Coverages {
  streams: StreamCoverage[];
}

export interface CrewMark {
  id: string;
  uid: string;
  street?: string;
  state: "done" | "late";
  expected_on?: string | null;
  expected_by?: string | null;
  note?: "snow" | "breakdown" | "blocked" | "full" | null;
  marked_at: string;
  is_withdrawn?: boolean;
}

export interface Date {
  id: string;
  label: Record<string, string>;
  need: "required" | "recommended" | "optional";
  help?: Record<string, string> | null;
  when?: Is | In | Answered | Above | Below | Not | All | Any | null;
  min?: string | null;
  max?: string | null;
  type: "date";
}

export interface DayDifference {
  kind: "added" | "removed" | "moved" | "cancelled" | "restored";
  sector: string;
  on: string;
  was_on?: string | null;
}

export interface DayOff {
  on: string;
  words: Record<string, string>;
  is_off: boolean;
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
  fee?: Fee | null;
  sign_in?: "none" | "email" | "account";
  languages?: string[] | null;
}

export interface Desk {
  name: Record<string, string>;
  phone?: string;
  email?: string;
  code: string;
}

export interface DeskBook {
  desks: Desk[];
  forms: FormSetting[];
}

export interface DeskCard {
  code: string;
  name: Record<string, string>;
  phone: string;
}

export interface Differences {
  total: number;
  added: number;
  removed: number;
  moved: number;
  cancelled: number;
  restored?: number;
  days?: DayDifference[];
}

export interface District {
  code: string;
  name: Record<string, string>;
}

export interface DistrictAudience {
  district: string | null;
  devices: number;
}

export interface DoubtfulStreet {
  street: string;
  count: number;
  numbers: string[];
  sectors: string[];
}

export interface Draft {
  id: string;
  definition: Definition;
  draft: NewDraft;
  valid_until: string;
}

export interface DraftStanding {
  state: "waiting" | "elsewhere" | "here" | "sent";
  since: string;
  receipt?: string | null;
}

export interface DrawnSector {
  name: string;
  addresses: number;
  path: string;
}

export interface Email {
  id: string;
  label: Record<string, string>;
  need: "required" | "recommended" | "optional";
  help?: Record<string, string> | null;
  when?: Is | In | Answered | Above | Below | Not | All | Any | null;
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

export interface EntryAttachment {
  id: string;
  name: string;
  media_type: string;
  ready: boolean;
}

export interface Fee {
  amount: string;
  currency: "CAD" | "CHF" | "EUR" | "USD";
  words: Record<string, string>;
  when?: Is | In | Answered | Above | Below | Not | All | Any | null;
}

export interface File {
  id: string;
  label: Record<string, string>;
  need: "required" | "recommended" | "optional";
  help?: Record<string, string> | null;
  when?: Is | In | Answered | Above | Below | Not | All | Any | null;
  types: ("application/pdf" | "image/jpeg" | "image/png" | "image/webp" | "text/plain" | "application/vnd.openxmlformats-officedocument.wordprocessingml.document" | "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" | "application/vnd.oasis.opendocument.text" | "application/vnd.oasis.opendocument.spreadsheet")[];
  max_files: number;
  max_bytes: number;
  type: "file";
}

export interface Filter {
  state?: "received" | "in_progress" | "waiting_for_you" | "done" | "refused" | "reopened" | "open" | "closed" | null;
  category?: string | null;
  desk?: string | null;
  assignee?: string | null;
  channel?: string | null;
  late?: boolean;
  review?: boolean;
  opened_from?: string | null;
  opened_to?: string | null;
  place?: string;
  q?: string;
  sort?: "newest" | "oldest" | "promised";
}

export interface Flaw {
  path: string;
  reason: string;
  code?: string;
}

export interface FollowUp {
  channel: "push" | "email" | "none";
  email?: string | null;
}

export interface FollowedRequest {
  request_id: string;
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

export interface FormChange {
  code: "title" | "summary" | "declaration" | "confirmation" | "delay" | "stages" | "retention" | "category" | "subject" | "fee" | "sign-in" | "languages" | "step-added" | "step-removed" | "step-words" | "step-condition" | "step-repeat" | "step-order" | "question-added" | "question-removed" | "question-words" | "question-help" | "question-kind" | "question-need" | "question-condition" | "question-limits" | "question-step" | "question-order" | "option-added" | "option-removed" | "option-words" | "option-stop" | "option-order";
  path: string;
  name?: Record<string, string> | null;
  before?: Record<string, string> | "required" | "recommended" | "optional" | null;
  after?: Record<string, string> | "required" | "recommended" | "optional" | null;
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
  changes: FormChange[];
}

export interface FormRow {
  code: string;
  title: Record<string, string>;
  state: "open" | "withdrawn" | "unpublished";
  version: number | null;
  published_at: string | null;
  draft_by: string | null;
  draft_at: string | null;
  received: number;
  complete_percent: number | null;
}

export interface FormRows {
  forms: FormRow[];
}

export interface FormSetting {
  desk?: string;
  next_steps?: Record<string, string>[];
  form: string;
  title: Record<string, string>;
  stages: Record<string, string>[];
}

export interface FormToImport {
  kind: "json" | "formcode";
  text: string;
  code: string;
  language?: "de" | "en" | "fr" | "it";
}

export interface FormToPublish {
  revision: number;
}

export interface FormVersion {
  version: number;
  published_at: string;
  published_by: string;
  withdrawn_at: string | null;
  changes: FormChange[];
  definition: Definition;
}

export interface FormVersions {
  versions: FormVersion[];
}

export interface FoundAddress {
  id: string;
  words: string;
}

export interface GuideEntry {
  object: Record<string, string>;
  synonyms: string[];
  stream?: string | null;
  place?: string | null;
  also_at?: string[];
  words: Record<string, string>;
}

export interface Handover {
  code: string;
  valid_until: string;
  link: string;
  qr: string[];
}

export interface HolidayDay {
  change_id: string | null;
  kind: "moved" | "cancelled" | "added";
  planned_on: string;
  new_on: string | null;
  stream: string | null;
  words: Record<string, string>;
  addresses: number;
}

export interface HolidaysPreview {
  added: HolidayDay[];
  kept: HolidayDay[];
  withdrawn: HolidayDay[];
}

export interface Import {
  id: string;
  stream: string;
  file_name: string;
  format: string;
  author: string;
  made_at: string;
  sectors_added: number;
  sectors_changed: number;
  days: Differences;
  coverage: Coverage;
  remarks_total: number;
  undone_at: string | null;
  undone_by: string;
  can_undo: boolean;
}

export interface ImportPreview {
  stream: string;
  file_name: string;
  format: string;
  sha256: string;
  state: string;
  changes_anything: boolean;
  sectors: SectorDifference[];
  sectors_elsewhere: number;
  days: Differences;
  coverage: Coverage;
  remarks: ShownFinding[];
  remarks_total: number;
}

export interface ImportedForm {
  definition: Definition;
  notes: Note[];
}

export interface Imports {
  imports: Import[];
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

export interface JourneyStep {
  step: string;
  questions: string[];
}

export interface KeptDraft {
  revision: number;
  edited_at: string;
  flaws: Flaw[];
}

export interface Lateness {
  reason: "parts" | "weather" | "volume" | "another-body" | "waiting-for-you" | "other";
  promised_on: string;
  note?: string;
}

export interface LearnedPromise {
  category: string;
  days: number;
  sample_size: number;
}

export interface LinkToken {
  token: string;
}

export interface LongText {
  id: string;
  label: Record<string, string>;
  need: "required" | "recommended" | "optional";
  help?: Record<string, string> | null;
  when?: Is | In | Answered | Above | Below | Not | All | Any | null;
  max_length: number;
  type: "long_text";
}

export interface MadeApiKey {
  id: string;
  name: string;
  contact: string;
  created_at: string;
  used_on: string | null;
  revoked_at: string | null;
  key: string;
}

export interface MissedSearch {
  id: string;
  words: string;
  language: string;
  times: number;
  days: number;
  last_on: string;
}

export interface MissedSearches {
  searches: MissedSearch[];
}

export interface MonthSector {
  id: string;
  stream: string;
  code: string;
  name: string;
  addresses: number;
}

export interface MyRequest {
  id: string;
  submission_id: string;
  receipt: string;
  form: string;
  title: Record<string, string>;
  state: "received" | "in_progress" | "waiting_for_you" | "done" | "refused" | "reopened";
  stage: number;
  stages: number;
  stage_words: Record<string, string>;
  stage_names: Record<string, string>[];
  next_step: Record<string, string>;
  desk: DeskCard | null;
  opened_at: string;
  changed_at: string;
  closed_at: string | null;
  promised_on: string | null;
  promise_basis: "history" | "rule";
  overdue_reason: string | null;
  overdue_note: string;
  follow_channel: "push" | "email" | "none";
  timeline: TimelineEntry[];
}

export interface MyRequests {
  requests: MyRequest[];
}

export interface NewApiKey {
  name: string;
  contact?: string;
}

export interface NewAssignment {
  desk?: string;
  assignee_id?: string | null;
}

export interface NewChange {
  kind: "moved" | "cancelled" | "added";
  planned_on: string;
  new_on?: string | null;
  stream?: string | null;
  sector?: string | null;
  streets?: string[];
  reason: Record<string, string>;
  notice?: ChangeNotice | null;
  seen?: string | null;
}

export interface NewDesk {
  name: Record<string, string>;
  phone?: string;
  email?: string;
}

export interface NewDraft {
  form: string;
  version: number;
  language: string;
  answers: Record<string, unknown>;
  step: string;
  started_at: string;
  attachments?: AttachmentClaim[];
}

export interface NewFormCase {
  name: string;
  answers: Record<string, unknown>;
}

export interface NewFormDraft {
  base_revision: number;
  definition: Definition;
}

export interface NewFormSetting {
  desk?: string;
  next_steps?: Record<string, string>[];
}

export interface NewGuideEntry {
  object: Record<string, string>;
  synonyms?: string[];
  stream?: string | null;
  place?: string | null;
  also_at?: string[];
  words: Record<string, string>;
}

export interface NewNote {
  message: string;
}

export interface NewPassage {
  stream: string;
  sector: string;
  planned_on: string;
  street?: string;
  state: "done" | "late";
  expected_on?: string | null;
  expected_by?: string | null;
  note?: "snow" | "breakdown" | "blocked" | "full" | null;
  marked_at: string;
}

export interface NewPasskey {
  credential: Record<string, unknown>;
  label?: string;
}

export interface NewSavedFilter {
  name: string;
  filter: Filter;
  is_shared?: boolean;
  is_default?: boolean;
}

export interface NewSubmission {
  form: string;
  version: number;
  language: string;
  answers: Record<string, unknown>;
  started_at: string;
  queued_at: string;
  attachments?: AttachmentClaim[];
  about?: string | null;
  follow_up?: FollowUp | null;
}

export interface Not {
  of: Is | In | Answered | Above | Below | Not | All | Any;
  op: "not";
}

export interface Note {
  line: number;
  code: "preselected" | "price" | "pattern" | "number-format" | "approximate-date" | "time-as-text" | "link-as-text" | "file-types";
  label: string;
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
  sectors?: string[];
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
  sectors?: string[];
  starts_at?: string | null;
  ends_at?: string | null;
  template?: string | null;
}

export interface NoticePreview {
  audience: Audience;
  push: PushPreview[];
  findings: notices_schemas_Finding[];
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
  when?: Is | In | Answered | Above | Below | Not | All | Any | null;
  decimals?: number;
  min?: string | null;
  max?: string | null;
  unit?: Record<string, string> | null;
  type: "number";
}

export interface OpenCalendar {
  sector: CalendarSector;
  changed_at: string;
  from_on: string;
  until_on: string;
  pickups: CalendarPickup[];
  street_changes: StreetChange[];
}

export interface OpenColumn {
  name: string;
  words: Record<string, string>;
}

export interface OpenData {
  town: string;
  time_zone: string;
  languages: string[];
  licence: OpenLicence;
  columns: OpenColumn[];
  streams: OpenStream[];
}

export interface OpenHours {
  weekdays: (number | unknown)[];
  opens: string;
  closes: string;
}

export interface OpenLicence {
  words: Record<string, string>;
  url: string;
}

export interface OpenSector {
  code: string;
  name: string;
  note: Record<string, string> | null;
  json: string;
  csv: string;
  ics: string;
}

export interface OpenStream {
  code: string;
  name: Record<string, string>;
  container: Record<string, string>;
  colour: string;
  sectors: OpenSector[];
}

export interface Opening {
  seasons: OpeningSeason[];
  holidays?: string[];
  closed?: ClosedDay[];
}

export interface OpeningHours {
  weekday: number;
  opens: string;
  closes: string;
}

export interface OpeningSeason {
  season?: Season | null;
  hours: OpenHours[];
}

export interface Option {
  value: string;
  label: Record<string, string>;
  help?: Record<string, string> | null;
  stop?: Record<string, string> | null;
}

export interface OtherVersionView {
  received_at: string;
  answers: AnswerLine[];
}

export interface Outcome {
  journey: JourneyStep[];
  findings: forms_engine_check_Finding[];
}

export interface Page_parvis_notices_schemas_StaffNoticeItem_ {
  items: StaffNoticeItem[];
  next_cursor?: string | null;
}

export interface Page_parvis_waste_audit_schemas_AuditEntry_ {
  items: AuditEntry[];
  next_cursor?: string | null;
}

export interface Passage {
  uid: string;
  street?: string;
  state: "done" | "late";
  at: string;
  expected_on?: string | null;
  expected_by?: string | null;
  note?: "snow" | "breakdown" | "blocked" | "full" | null;
}

export interface Passages {
  passages: Passage[];
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

export interface Person {
  id: string;
  label: Record<string, string>;
  need: "required" | "recommended" | "optional";
  help?: Record<string, string> | null;
  when?: Is | In | Answered | Above | Below | Not | All | Any | null;
  parts?: ("name" | "birth_date" | "email" | "phone" | "address")[];
  optional_parts?: ("name" | "birth_date" | "email" | "phone" | "address")[];
  country?: "BE" | "CA" | "CH" | "FR" | "LU" | "US";
  type: "person";
}

export interface Phone {
  id: string;
  label: Record<string, string>;
  need: "required" | "recommended" | "optional";
  help?: Record<string, string> | null;
  when?: Is | In | Answered | Above | Below | Not | All | Any | null;
  country?: "BE" | "CA" | "CH" | "FR" | "LU" | "US";
  type: "phone";
}

export interface Photo {
  id: string;
  label: Record<string, string>;
  need: "required" | "recommended" | "optional";
  help?: Record<string, string> | null;
  when?: Is | In | Answered | Above | Below | Not | All | Any | null;
  max_files: number;
  max_bytes: number;
  type: "photo";
}

/** What clients read; errors may add members of their own. */
export interface Problem {
  type: string;
  title: string;
  status: number;
  code: string;
  detail?: string;
  request_id?: string;
}

export interface PromiseTallies {
  categories: CategoryTally[];
  escalated: number;
}

export interface Promises {
  promises: LearnedPromise[];
  has_mail: boolean;
}

export interface PublicCategory {
  code: string;
  title: Record<string, string>;
  radius_metres: number;
  settled: number;
  median_days: number | null;
  most_days: number | null;
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

export interface PublicReport {
  id: string;
  category: string;
  place_words: string;
  streets: string[];
  lon: number | null;
  lat: number | null;
  opened_on: string;
  promised_on: string | null;
  closed_on: string | null;
  state: "received" | "in_progress" | "waiting_for_you" | "done" | "refused" | "reopened";
  followers: number;
  timeline: PublicStep[];
}

export interface PublicReports {
  categories: PublicCategory[];
  reports: PublicReport[];
}

export interface PublicStep {
  on: string;
  state: "received" | "in_progress" | "waiting_for_you" | "done" | "refused" | "reopened";
}

export interface Publicity {
  is_public: boolean;
}

export interface PublishNotice {
  revision: number;
  notifies?: boolean;
}

export interface PublishedForms {
  forms: Definition[];
  system?: Definition[];
  newer?: Definition[];
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

export interface QueueChoices {
  categories: Category[];
  desks: string[];
  channels: string[];
  colleagues: Colleague[];
}

export interface QueueCounts {
  states: Record<string, number>;
  late: number;
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

export interface ReadyForms {
  forms: Definition[];
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

export interface ReminderPulse {
  phones: number;
  sent: number;
  shown: number;
  opened: number;
  failed: number;
  missed: number;
  silent: number;
}

export interface ReminderWish {
  stream: string;
  day: "eve" | "day";
  at: string;
}

export interface Repeat {
  max: number;
  item: Record<string, string>;
  add: Record<string, string>;
  min?: number;
}

export interface RequestCopy {
  receipt: string;
  answers: AnswerLine[];
  attachments: EntryAttachment[];
}

export interface Round {
  uid: string;
  stream: string;
  sector: string;
  sector_name: string;
  on: string;
  planned_on: string;
  streets: string[];
}

export interface Rounds {
  rounds: Round[];
  marks: CrewMark[];
}

export interface SaveNotice {
  revision: number;
  content: NoticeContent;
}

export interface SaveReminders {
  zone: string;
  street?: string;
  dwellings?: number;
  wishes: ReminderWish[];
}

export interface SaveSubscription {
  endpoint: string;
  keys: PushKeys;
  topics: ("emergency" | "works" | "collection" | "snow" | "news" | "event")[];
  districts: string[];
  language: string;
  sectors?: string[];
  application_server_key?: string;
}

export interface SavedFilter {
  name: string;
  filter: Filter;
  is_shared?: boolean;
  is_default?: boolean;
  id: string;
  is_mine: boolean;
}

export interface SavedFilters {
  filters: SavedFilter[];
}

export interface SavedReminders {
  id: string;
  next_at: string;
}

export interface SavedSubscription {
  id: string;
  state?: "active";
}

export interface SearchMiss {
  words: string;
  language: "fr" | "en";
  on: string;
}

export interface SearchMisses {
  misses: SearchMiss[];
}

export interface Season {
  first_day: string;
  last_day: string;
}

export interface SectorDifference {
  code: string;
  name: string;
  state: "added" | "changed" | "same";
}

export interface SectorHole {
  square_metres: number;
  addresses: number;
  near: string;
  path: string;
}

export interface SectorOverlap {
  one: string;
  other: string;
  square_metres: number;
  addresses: number;
  path: string;
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
  synonyms?: Record<string, string>[];
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

export interface SetHoliday {
  holiday: string;
  effect: "next-day" | "previous-day" | "rest-of-week" | "cancelled";
  streams?: string[];
}

export interface SetHolidays {
  choices: SetHoliday[];
  seen?: string | null;
}

export interface Share {
  code: string;
  count: number;
}

export interface ShownFinding {
  code: string;
  where: Record<string, string>;
  why: Record<string, string>;
}

export interface SignIn {
  credential: Record<string, unknown>;
}

export interface Signature {
  id: string;
  label: Record<string, string>;
  need: "required" | "recommended" | "optional";
  help?: Record<string, string> | null;
  when?: Is | In | Answered | Above | Below | Not | All | Any | null;
  type: "signature";
}

export interface StaffBooking {
  id: string;
  receipt: string;
  address: string;
  items: BookedItem[];
}

export interface StaffBookings {
  policies: StaffPolicy[];
  days: BookedDay[];
}

export interface StaffGuide {
  entries: StaffGuideEntry[];
}

export interface StaffGuideEntry {
  id: string;
  entry: GuideEntry;
  author: string | null;
  changed_at: string | null;
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

export interface StaffPolicy {
  stream: string;
  policy: BookingPolicy;
  set_at: string;
  set_by: string;
}

export interface StaffRequest {
  id: string;
  receipt: string;
  form: string;
  title: Record<string, string>;
  state: "received" | "in_progress" | "waiting_for_you" | "done" | "refused" | "reopened";
  opened_at: string;
  promised_on: string | null;
  place_words: string;
  has_photo: boolean;
  review: boolean;
  category: string;
  channel: string;
  desk: string;
  assignee_id: string | null;
  merged_into: string | null;
}

export interface StaffRequestDetail {
  id: string;
  receipt: string;
  form: string;
  title: Record<string, string>;
  state: "received" | "in_progress" | "waiting_for_you" | "done" | "refused" | "reopened";
  opened_at: string;
  promised_on: string | null;
  place_words: string;
  has_photo: boolean;
  review: boolean;
  category: string;
  channel: string;
  desk: string;
  assignee_id: string | null;
  merged_into: string | null;
  submission_id: string;
  language: string;
  stage: number;
  stages: Record<string, string>[];
  changed_at: string;
  answers: AnswerLine[];
  review_findings: Record<string, unknown>[];
  form_changes: FormChange[];
  other_versions: OtherVersionView[];
  attachments: AttachmentView[];
  timeline: TimelineEntry[];
  allowed_transitions: ("received" | "in_progress" | "waiting_for_you" | "done" | "refused" | "reopened")[];
  message_needed_for: ("received" | "in_progress" | "waiting_for_you" | "done" | "refused" | "reopened")[];
}

export interface StaffRequests {
  requests: StaffRequest[];
  next_cursor: string | null;
}

export interface Statement {
  id: string;
  label: Record<string, string>;
  need: "required" | "recommended" | "optional";
  help?: Record<string, string> | null;
  when?: Is | In | Answered | Above | Below | Not | All | Any | null;
  type: "statement";
}

export interface Statistics {
  opened: number;
  closed: number;
  median_days: number | null;
  p80_days: number | null;
  promised: number;
  kept: number;
  weeks: Week[];
  categories: Share[];
  channels: Share[];
  desks: Share[];
}

export interface Step {
  id: string;
  title: Record<string, string>;
  questions: (Text | LongText | Choice | Choices | YesNo | Number | Amount | Date | Email | Phone | Address | Person | Photo | File | Signature | forms_definition_Place | Statement | Consent)[];
  help?: Record<string, string> | null;
  when?: Is | In | Answered | Above | Below | Not | All | Any | null;
  repeat?: Repeat | null;
}

export interface Stream {
  code: string;
  name: Record<string, string>;
  container: Record<string, string>;
  colour: string;
  symbol: string;
  set_out_words: Record<string, string>;
  help: Record<string, string>;
  synonyms?: string[];
  report_days?: number;
  is_booked?: boolean;
}

export interface StreamCoverage {
  stream: string;
  sectors: number;
  addresses: number;
  in_none: number;
  in_several: number;
}

export interface StreamGround {
  stream: string;
  width: number;
  height: number;
  sectors: DrawnSector[];
  spots: [number, number][];
  in_none: DoubtfulStreet[];
  in_several: DoubtfulStreet[];
  overlaps: SectorOverlap[];
  holes: SectorHole[];
  unmatched: ShownFinding[];
  unmatched_in: string;
}

export interface Streams {
  streams: Stream[];
  guide: GuideEntry[];
  places: waste_schemas_Place[];
}

export interface Street {
  name: string;
  steps: number[];
  grounds: [number, number, number][];
  suffixes?: [number, string][];
  buildings?: [number, number][];
}

export interface StreetChange {
  streets: string[];
  pickup: CalendarPickup;
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
  when?: Is | In | Answered | Above | Below | Not | All | Any | null;
  max_length: number;
  min_length?: number;
  autocomplete?: string | null;
  type: "text";
}

export interface Theme {
  primary: string;
  accent: string;
}

export interface TimelineEntry {
  id: string;
  at: string;
  kind: "opened" | "state" | "message" | "reply" | "note" | "reopened" | "merged" | "assigned" | "late" | "escalated";
  state?: "received" | "in_progress" | "waiting_for_you" | "done" | "refused" | "reopened" | null;
  message?: string | null;
  by?: string | null;
  attachments?: EntryAttachment[];
}

export interface Told {
  notice_id: string;
  targeted: number;
  received: number;
}

export interface TouchedSector {
  id: string;
  stream: string;
  name: string;
  addresses: number;
  from_on: string | null;
  to_on: string | null;
}

export interface TownHoliday {
  key: string;
  words: Record<string, string>;
  days: string[];
  choice: SetHoliday | null;
}

export interface TownHolidays {
  holidays: TownHoliday[];
  seen: string;
}

export interface Transition {
  to: "received" | "in_progress" | "waiting_for_you" | "done" | "refused" | "reopened";
  message?: string;
  stage?: number | null;
  next_step?: string;
}

export interface TypedCode {
  code: string;
}

export interface Week {
  starts_on: string;
  opened: number;
  closed: number;
}

export interface YesNo {
  id: string;
  label: Record<string, string>;
  need: "required" | "recommended" | "optional";
  help?: Record<string, string> | null;
  when?: Is | In | Answered | Above | Below | Not | All | Any | null;
  type: "yes_no";
}

export interface Zone {
  key: string;
  sectors: string[];
}

export interface ZoneBookings {
  zone: string;
  streams: Bookable[];
}

export interface ZoneCalendar {
  zone: string;
  made_at: string;
  from_on: string;
  until_on: string;
  sectors: CalendarSector[];
  pickups: CalendarPickup[];
  street_changes?: StreetChange[];
}

export interface forms_definition_Place {
  id: string;
  label: Record<string, string>;
  need: "required" | "recommended" | "optional";
  help?: Record<string, string> | null;
  when?: Is | In | Answered | Above | Below | Not | All | Any | null;
  type: "place";
}

export interface forms_engine_check_Finding {
  question: string;
  code: string;
  params: Record<string, string | number>;
}

export interface forms_schemas_sending_Receipt {
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

export interface notices_schemas_Finding {
  code: string;
  field: string;
  is_blocking: boolean;
  language?: string | null;
  params?: Record<string, unknown>;
}

export interface waste_schemas_Place {
  code: string;
  name: Record<string, string>;
  address: string;
  phone: string;
  hours?: Record<string, string>;
  opening?: Opening | null;
  refuses?: Record<string, string>;
}

/** What each operation takes and answers, by method and path. */
export interface Calls {
  "GET /api/open311/v2/requests/{document}": { body: undefined; answer: string };
  "GET /api/open311/v2/services/{document}": { body: undefined; answer: string };
  "GET /api/open311/v2/tokens/{document}": { body: undefined; answer: string };
  "GET /api/open311/v2/{document}": { body: undefined; answer: string };
  "POST /api/open311/v2/{document}": { body: undefined; answer: string };
  "GET /api/open311/{document}": { body: undefined; answer: string };
  "GET /api/v1/attachments/{sha256}": { body: undefined; answer: undefined };
  "HEAD /api/v1/attachments/{sha256}": { body: undefined; answer: null };
  "PATCH /api/v1/attachments/{sha256}": { body: undefined; answer: null };
  "POST /api/v1/draft-openings": { body: TypedCode; answer: Draft };
  "GET /api/v1/drafts/{envelope_id}": { body: undefined; answer: DraftStanding };
  "PUT /api/v1/drafts/{envelope_id}": { body: NewDraft; answer: Handover };
  "PUT /api/v1/drafts/{envelope_id}/holder": { body: undefined; answer: Draft };
  "GET /api/v1/forms/published": { body: undefined; answer: PublishedForms };
  "GET /api/v1/forms/{code}/blank.pdf": { body: undefined; answer: undefined };
  "GET /api/v1/forms/{code}/schema.json": { body: undefined; answer: Record<string, unknown> };
  "GET /api/v1/notice-templates": { body: undefined; answer: NoticeTemplates };
  "GET /api/v1/notices/recent": { body: undefined; answer: RecentNotices };
  "GET /api/v1/notices/{notice_id}": { body: undefined; answer: Notice };
  "POST /api/v1/push-receipts": { body: Receipts; answer: undefined };
  "PUT /api/v1/push-subscriptions/{subscription_id}": { body: SaveSubscription; answer: SavedSubscription };
  "DELETE /api/v1/push-subscriptions/{subscription_id}": { body: undefined; answer: undefined };
  "POST /api/v1/push-subscriptions/{subscription_id}/test": { body: undefined; answer: TestResult };
  "GET /api/v1/requests/attachments/{attachment_id}": { body: undefined; answer: undefined };
  "POST /api/v1/requests/follow": { body: LinkToken; answer: FollowedRequest };
  "POST /api/v1/requests/mail/{token}/stop": { body: undefined; answer: undefined };
  "GET /api/v1/requests/mine": { body: undefined; answer: MyRequests };
  "GET /api/v1/requests/open-reports": { body: undefined; answer: PublicReports };
  "GET /api/v1/requests/promises": { body: undefined; answer: Promises };
  "GET /api/v1/requests/public.csv": { body: undefined; answer: undefined };
  "GET /api/v1/requests/public.geojson": { body: undefined; answer: Record<string, unknown> };
  "GET /api/v1/requests/public.json": { body: undefined; answer: PublicReports };
  "GET /api/v1/requests/{request_id}/copy": { body: undefined; answer: RequestCopy };
  "POST /api/v1/staff/addresses/found": { body: AddressWords; answer: FoundAddress };
  "GET /api/v1/staff/addresses/{address_id}/calendar.pdf": { body: undefined; answer: undefined };
  "HEAD /api/v1/staff/addresses/{address_id}/calendar.pdf": { body: undefined; answer: undefined };
  "GET /api/v1/staff/api-keys": { body: undefined; answer: ApiKeys };
  "POST /api/v1/staff/api-keys": { body: NewApiKey; answer: MadeApiKey };
  "DELETE /api/v1/staff/api-keys/{key_id}": { body: undefined; answer: undefined };
  "GET /api/v1/staff/attachments/{attachment_id}": { body: undefined; answer: undefined };
  "GET /api/v1/staff/attachments/{attachment_id}/document": { body: undefined; answer: unknown };
  "GET /api/v1/staff/collection-audit": { body: undefined; answer: Page_parvis_waste_audit_schemas_AuditEntry_ };
  "GET /api/v1/staff/collection-audit.csv": { body: undefined; answer: undefined };
  "PUT /api/v1/staff/collection-booking-policies/{stream}": { body: BookingPolicy; answer: undefined };
  "GET /api/v1/staff/collection-bookings": { body: undefined; answer: StaffBookings };
  "GET /api/v1/staff/collection-bookings.csv": { body: undefined; answer: undefined };
  "DELETE /api/v1/staff/collection-bookings/{booking_id}": { body: undefined; answer: undefined };
  "GET /api/v1/staff/collection-calendar": { body: undefined; answer: CollectionMonth };
  "GET /api/v1/staff/collection-changes": { body: undefined; answer: Changes };
  "POST /api/v1/staff/collection-changes/preview": { body: NewChange; answer: ChangePreview };
  "PUT /api/v1/staff/collection-changes/{change_id}": { body: NewChange; answer: Change };
  "DELETE /api/v1/staff/collection-changes/{change_id}": { body: undefined; answer: undefined };
  "GET /api/v1/staff/collection-coverage": { body: undefined; answer: Coverages };
  "GET /api/v1/staff/collection-coverage/{stream}": { body: undefined; answer: StreamGround };
  "GET /api/v1/staff/collection-coverage/{stream}/addresses.csv": { body: undefined; answer: string };
  "GET /api/v1/staff/collection-holidays": { body: undefined; answer: TownHolidays };
  "PUT /api/v1/staff/collection-holidays": { body: SetHolidays; answer: TownHolidays };
  "POST /api/v1/staff/collection-holidays/preview": { body: SetHolidays; answer: HolidaysPreview };
  "GET /api/v1/staff/collection-imports": { body: undefined; answer: Imports };
  "POST /api/v1/staff/collection-imports/preview": { body: undefined; answer: ImportPreview };
  "GET /api/v1/staff/collection-imports/template.csv": { body: undefined; answer: string };
  "GET /api/v1/staff/collection-imports/template.xlsx": { body: undefined; answer: string };
  "PUT /api/v1/staff/collection-imports/{import_id}": { body: undefined; answer: Import };
  "DELETE /api/v1/staff/collection-imports/{import_id}": { body: undefined; answer: Import };
  "PUT /api/v1/staff/collection-passages/{mark_id}": { body: NewPassage; answer: CrewMark };
  "DELETE /api/v1/staff/collection-passages/{mark_id}": { body: undefined; answer: undefined };
  "GET /api/v1/staff/collection-reminders": { body: undefined; answer: ReminderPulse };
  "GET /api/v1/staff/collection-rounds": { body: undefined; answer: Rounds };
  "GET /api/v1/staff/desks": { body: undefined; answer: DeskBook };
  "PUT /api/v1/staff/desks/{code}": { body: NewDesk; answer: Desk };
  "DELETE /api/v1/staff/desks/{code}": { body: undefined; answer: undefined };
  "POST /api/v1/staff/draft-openings": { body: TypedCode; answer: Draft };
  "POST /api/v1/staff/form-imports": { body: FormToImport; answer: ImportedForm };
  "PUT /api/v1/staff/form-settings/{form}": { body: NewFormSetting; answer: FormSetting };
  "GET /api/v1/staff/forms": { body: undefined; answer: FormRows };
  "GET /api/v1/staff/forms/{code}": { body: undefined; answer: FormOnDesk };
  "PUT /api/v1/staff/forms/{code}/cases/{case_id}": { body: NewFormCase; answer: FormOnDesk };
  "DELETE /api/v1/staff/forms/{code}/cases/{case_id}": { body: undefined; answer: undefined };
  "PUT /api/v1/staff/forms/{code}/draft": { body: NewFormDraft; answer: KeptDraft };
  "DELETE /api/v1/staff/forms/{code}/draft": { body: undefined; answer: undefined };
  "GET /api/v1/staff/forms/{code}/file": { body: undefined; answer: string };
  "POST /api/v1/staff/forms/{code}/publish": { body: FormToPublish; answer: FormOnDesk };
  "GET /api/v1/staff/forms/{code}/versions": { body: undefined; answer: FormVersions };
  "PUT /api/v1/staff/forms/{code}/withdrawal": { body: undefined; answer: undefined };
  "DELETE /api/v1/staff/forms/{code}/withdrawal": { body: undefined; answer: undefined };
  "GET /api/v1/staff/guide/entries": { body: undefined; answer: StaffGuide };
  "PUT /api/v1/staff/guide/entries/{entry_id}": { body: NewGuideEntry; answer: StaffGuideEntry };
  "DELETE /api/v1/staff/guide/entries/{entry_id}": { body: undefined; answer: undefined };
  "GET /api/v1/staff/guide/searches": { body: undefined; answer: MissedSearches };
  "DELETE /api/v1/staff/guide/searches/{search_id}": { body: undefined; answer: undefined };
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
  "GET /api/v1/staff/ready-forms": { body: undefined; answer: ReadyForms };
  "GET /api/v1/staff/request-choices": { body: undefined; answer: QueueChoices };
  "GET /api/v1/staff/request-counts": { body: undefined; answer: QueueCounts };
  "GET /api/v1/staff/request-filters": { body: undefined; answer: SavedFilters };
  "PUT /api/v1/staff/request-filters/{filter_id}": { body: NewSavedFilter; answer: SavedFilter };
  "DELETE /api/v1/staff/request-filters/{filter_id}": { body: undefined; answer: undefined };
  "GET /api/v1/staff/request-statistics": { body: undefined; answer: Statistics };
  "GET /api/v1/staff/requests": { body: undefined; answer: StaffRequests };
  "GET /api/v1/staff/requests.csv": { body: undefined; answer: undefined };
  "GET /api/v1/staff/requests/promises": { body: undefined; answer: PromiseTallies };
  "GET /api/v1/staff/requests/{request_id}": { body: undefined; answer: StaffRequestDetail };
  "PUT /api/v1/staff/requests/{request_id}/assignments/{assignment_id}": { body: NewAssignment; answer: StaffRequestDetail };
  "PUT /api/v1/staff/requests/{request_id}/lateness/{entry_id}": { body: Lateness; answer: StaffRequestDetail };
  "PUT /api/v1/staff/requests/{request_id}/notes/{note_id}": { body: NewNote; answer: StaffRequestDetail };
  "PUT /api/v1/staff/requests/{request_id}/publicity": { body: Publicity; answer: undefined };
  "PUT /api/v1/staff/requests/{request_id}/transitions/{transition_id}": { body: Transition; answer: StaffRequestDetail };
  "GET /api/v1/staff/session": { body: undefined; answer: Session };
  "DELETE /api/v1/staff/session": { body: undefined; answer: null };
  "POST /api/v1/staff/sign-in": { body: SignIn; answer: Session };
  "POST /api/v1/staff/sign-in/options": { body: undefined; answer: CeremonyOptions };
  "PUT /api/v1/staff/submissions/{submission_id}": { body: NewSubmission; answer: forms_schemas_sending_Receipt };
  "PUT /api/v1/submissions/{submission_id}": { body: NewSubmission; answer: forms_schemas_sending_Receipt };
  "GET /api/v1/towns/profile": { body: undefined; answer: PublicProfile };
  "GET /api/v1/waste/address-book": { body: undefined; answer: AddressBook };
  "GET /api/v1/waste/open-data": { body: undefined; answer: OpenData };
  "HEAD /api/v1/waste/open-data": { body: undefined; answer: OpenData };
  "GET /api/v1/waste/open-data/{stream}/{sector}/calendar.csv": { body: undefined; answer: undefined };
  "HEAD /api/v1/waste/open-data/{stream}/{sector}/calendar.csv": { body: undefined; answer: undefined };
  "GET /api/v1/waste/open-data/{stream}/{sector}/calendar.ics": { body: undefined; answer: undefined };
  "HEAD /api/v1/waste/open-data/{stream}/{sector}/calendar.ics": { body: undefined; answer: undefined };
  "GET /api/v1/waste/open-data/{stream}/{sector}/calendar.json": { body: undefined; answer: OpenCalendar };
  "HEAD /api/v1/waste/open-data/{stream}/{sector}/calendar.json": { body: undefined; answer: OpenCalendar };
  "GET /api/v1/waste/passages": { body: undefined; answer: Passages };
  "PUT /api/v1/waste/reminders/{subscription_id}": { body: SaveReminders; answer: SavedReminders };
  "DELETE /api/v1/waste/reminders/{subscription_id}": { body: undefined; answer: undefined };
  "PUT /api/v1/waste/search-misses/{report_id}": { body: SearchMisses; answer: undefined };
  "GET /api/v1/waste/streams": { body: undefined; answer: Streams };
  "GET /api/v1/waste/zones/{key}/bookings": { body: undefined; answer: ZoneBookings };
  "GET /api/v1/waste/zones/{key}/calendar": { body: undefined; answer: ZoneCalendar };
  "GET /api/v1/waste/zones/{key}/calendar.ics": { body: undefined; answer: undefined };
  "HEAD /api/v1/waste/zones/{key}/calendar.ics": { body: undefined; answer: undefined };
  "GET /api/v1/waste/zones/{key}/calendar.pdf": { body: undefined; answer: undefined };
  "HEAD /api/v1/waste/zones/{key}/calendar.pdf": { body: undefined; answer: undefined };
}
