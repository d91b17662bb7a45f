/** The way to a booking, where the town collects something on booking; it also brings the days to the phone, for later. */
import type { JSX } from "preact";
import { t } from "../../../kernel/words";
import { useDataset } from "../../../store/datasets";
import { setting } from "../../../store/settings_live";
import { Row } from "../../../ui";

export function BookingRow(): JSX.Element | null {
  const zone = setting("zone").value;
  const isBooked = useDataset("waste.streams").value.body?.streams.some((stream) => stream.is_booked);
  if (!isBooked) return null;
  return (
    <>
      {zone && <Fetched zone={zone} />}
      <Row href="/collectes/encombrants" title={t("waste_booking.title")} detail={t("waste_booking.row")} />
    </>
  );
}

function Fetched({ zone }: { zone: string }): null {
  useDataset("waste.bookings", zone);
  return null;
}
