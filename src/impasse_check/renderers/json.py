"""A document as JSON, for scripts: the models of ``report.export`` say key by key what is in it."""

import json

from impasse_check.renderers import Look
from impasse_check.report.blocks import Catalogue, Report
from impasse_check.report.export import report_data


def draw(document: Report | Catalogue, _look: Look) -> str:
    """Draw a document; what is in a report depends on its audience alone."""
    if isinstance(document, Catalogue):
        return json.dumps(document.content, ensure_ascii=False, indent=2) + "\n"
    return report_data(document).model_dump_json(indent=2) + "\n"
