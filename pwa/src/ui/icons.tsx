/** The icons that we use, from lucide (ISC), each beside a word. */
import Accessibility from "lucide/dist/esm/icons/accessibility.mjs";
import ArrowLeft from "lucide/dist/esm/icons/arrow-left.mjs";
import Bell from "lucide/dist/esm/icons/bell.mjs";
import CalendarDays from "lucide/dist/esm/icons/calendar-days.mjs";
import Camera from "lucide/dist/esm/icons/camera.mjs";
import Check from "lucide/dist/esm/icons/check.mjs";
import ChevronLeft from "lucide/dist/esm/icons/chevron-left.mjs";
import ChevronRight from "lucide/dist/esm/icons/chevron-right.mjs";
import CircleAlert from "lucide/dist/esm/icons/circle-alert.mjs";
import CircleCheck from "lucide/dist/esm/icons/circle-check.mjs";
import Clock from "lucide/dist/esm/icons/clock.mjs";
import CloudOff from "lucide/dist/esm/icons/cloud-off.mjs";
import Download from "lucide/dist/esm/icons/download.mjs";
import FileText from "lucide/dist/esm/icons/file-text.mjs";
import House from "lucide/dist/esm/icons/house.mjs";
import Info from "lucide/dist/esm/icons/info.mjs";
import Key from "lucide/dist/esm/icons/key-round.mjs";
import LayoutGrid from "lucide/dist/esm/icons/layout-grid.mjs";
import LogOut from "lucide/dist/esm/icons/log-out.mjs";
import MapPin from "lucide/dist/esm/icons/map-pin.mjs";
import Megaphone from "lucide/dist/esm/icons/megaphone.mjs";
import Minus from "lucide/dist/esm/icons/minus.mjs";
import Pencil from "lucide/dist/esm/icons/pencil.mjs";
import Phone from "lucide/dist/esm/icons/phone.mjs";
import Plus from "lucide/dist/esm/icons/plus.mjs";
import Printer from "lucide/dist/esm/icons/printer.mjs";
import RefreshCw from "lucide/dist/esm/icons/refresh-cw.mjs";
import Search from "lucide/dist/esm/icons/search.mjs";
import Send from "lucide/dist/esm/icons/send.mjs";
import Settings from "lucide/dist/esm/icons/settings.mjs";
import Share from "lucide/dist/esm/icons/share.mjs";
import Siren from "lucide/dist/esm/icons/siren.mjs";
import Trash from "lucide/dist/esm/icons/trash.mjs";
import TriangleAlert from "lucide/dist/esm/icons/triangle-alert.mjs";
import Truck from "lucide/dist/esm/icons/truck.mjs";
import Volume from "lucide/dist/esm/icons/volume-2.mjs";
import X from "lucide/dist/esm/icons/x.mjs";
import { h, type JSX } from "preact";

type Shape = readonly (readonly [tag: string, attributes: Readonly<Record<string, string | number>>])[];

const SHAPES = {
  accessibility: Accessibility,
  "arrow-left": ArrowLeft,
  bell: Bell,
  calendar: CalendarDays,
  camera: Camera,
  check: Check,
  "chevron-left": ChevronLeft,
  "chevron-right": ChevronRight,
  "circle-alert": CircleAlert,
  "circle-check": CircleCheck,
  clock: Clock,
  download: Download,
  file: FileText,
  house: House,
  inbox: FileText,
  info: Info,
  key: Key,
  "log-out": LogOut,
  megaphone: Megaphone,
  minus: Minus,
  offline: CloudOff,
  pencil: Pencil,
  phone: Phone,
  place: MapPin,
  plus: Plus,
  printer: Printer,
  refresh: RefreshCw,
  search: Search,
  send: Send,
  services: LayoutGrid,
  settings: Settings,
  share: Share,
  siren: Siren,
  trash: Trash,
  truck: Truck,
  volume: Volume,
  warning: TriangleAlert,
  x: X,
} satisfies Record<string, Shape>;

export type IconName = keyof typeof SHAPES;

interface IconProps {
  name: IconName;
  /** Only for an icon that stands without a word; otherwise the icon is decoration. */
  label?: string | undefined;
  class?: string | undefined;
}

export function Icon({ name, label, class: extra }: IconProps): JSX.Element {
  const shape: Shape = SHAPES[name];
  const meaning = label ? ({ role: "img", "aria-label": label } as const) : ({ "aria-hidden": "true" } as const);
  return (
    // biome-ignore lint/a11y/noSvgWithoutTitle: an icon without a label is decoration, and hidden
    <svg class={extra ? `pv-icon ${extra}` : "pv-icon"} viewBox="0 0 24 24" focusable="false" {...meaning}>
      {shape.map(([tag, attributes]) => h(tag, attributes))}
    </svg>
  );
}
