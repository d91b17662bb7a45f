"""The room's routes, a module for each of those who call them."""

from parvis.requests.controllers.api_keys import ApiKeysController
from parvis.requests.controllers.citizen import RequestsController
from parvis.requests.controllers.desks import DesksController, FormSettingsController
from parvis.requests.controllers.georeport import GeoReportController
from parvis.requests.controllers.links import LinksController
from parvis.requests.controllers.queue import AssignmentsController, QueueController, SavedFiltersController
from parvis.requests.controllers.reports import PublicReportsController, StaffPublicityController
from parvis.requests.controllers.staff import StaffAttachmentsController, StaffRequestsController
from parvis.requests.controllers.statistics import StatisticsController

__all__ = [
    "ApiKeysController",
    "AssignmentsController",
    "DesksController",
    "FormSettingsController",
    "GeoReportController",
    "LinksController",
    "PublicReportsController",
    "QueueController",
    "RequestsController",
    "SavedFiltersController",
    "StaffAttachmentsController",
    "StaffPublicityController",
    "StaffRequestsController",
    "StatisticsController",
]
