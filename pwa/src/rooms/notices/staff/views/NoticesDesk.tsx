/** The list beside a notice; on a phone, one or the other. */
import type { JSX } from "preact";
import { t } from "../../../../kernel/words";
import type { ViewProps } from "../../../../shell/router";
import { Page } from "../../../../ui";
import { NewNotice } from "./NewNotice";
import { NoticeDetail } from "./NoticeDetail";
import { StaffNoticeList } from "./StaffNoticeList";
import "../../notices.css";
import "../desk.css";
import "../preview.css";

export function NoticesDesk({ params }: ViewProps): JSX.Element {
  const id = params["id"];
  return (
    <Page title={t("notices_staff.title")} wide headless>
      <div class="pv-desk" data-open={id ? "true" : undefined}>
        <div class="pv-desk-list">
          <StaffNoticeList current={id} />
        </div>
        <div class="pv-desk-detail">
          {id === "nouveau" && <NewNotice />}
          {id && id !== "nouveau" && <NoticeDetail key={id} id={id} />}
          {!id && <p class="pv-desk-nothing">{t("notices_staff.choose")}</p>}
        </div>
      </div>
    </Page>
  );
}
