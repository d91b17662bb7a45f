/** One address of the truck's list, and the way to cancel it. */
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { pick, t } from "../../../../kernel/words";
import { Button, Dialog, Row } from "../../../../ui";
import type { StaffBooking } from "../../../../wire/api.gen";
import { useWork } from "../../../people/staff/views/work";
import { StaffTrouble } from "../views/StaffTrouble";
import { cancelBooking } from "./state";

export function BookedRow({ booking }: { booking: StaffBooking }): JSX.Element {
  const [asking, setAsking] = useState(false);
  const { busy, trouble, work } = useWork();
  const address = booking.address || t("waste_booking_staff.no_address");
  const items = booking.items.map((item) => `${pick(item.label)} × ${item.count}`).join(", ");
  const cancel = (): void => void work(() => cancelBooking(booking.id));
  return (
    <Row title={address} detail={items} end={<span translate={false}>{booking.receipt}</span>}>
      <div class="pv-no-print">
        <Button
          variant="tertiary"
          label={t("waste_booking_staff.cancel_of", { address })}
          onClick={() => setAsking(true)}
        >
          {t("waste_booking_staff.cancel")}
        </Button>
      </div>
      <Dialog
        open={asking}
        onClose={() => setAsking(false)}
        title={t("waste_booking_staff.cancel_sure", { address })}
        actions={
          <>
            <Button tone="danger" busy={busy} onClick={cancel}>
              {t("waste_booking_staff.cancel")}
            </Button>
            <Button variant="secondary" onClick={() => setAsking(false)}>
              {t("waste_booking_staff.keep")}
            </Button>
          </>
        }
      >
        <p>{t("waste_booking_staff.cancel_what")}</p>
        <StaffTrouble trouble={trouble} />
      </Dialog>
    </Row>
  );
}
