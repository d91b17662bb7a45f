"""What the notices room declares."""

from parvis.kernel.room import Room
from parvis.notices.controllers import (
    NoticesController,
    NoticeTemplatesController,
    PushReceiptsController,
    PushSubscriptionsController,
    StaffNoticesController,
)
from parvis.notices.datasets import RECENT_NOTICES
from parvis.notices.demo import load_demo
from parvis.notices.jobs import PULSE, SEND, SEND_MESSAGES, SWEEP

ROOM = Room(
    name="notices",
    controllers=(
        NoticesController,
        PushSubscriptionsController,
        PushReceiptsController,
        NoticeTemplatesController,
        StaffNoticesController,
    ),
    jobs=(SEND, SEND_MESSAGES),
    datasets=(RECENT_NOTICES,),
    crons=(SWEEP, PULSE),
    demo=load_demo,
)
