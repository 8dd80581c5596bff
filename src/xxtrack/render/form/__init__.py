"""Forms for those who report, as CSV and Excel."""

from xxtrack.model.due import Form
from xxtrack.render import Formats

FORMATS: Formats[Form] = Formats(
    {
        "csv": "form.table:form_csv",
        "xlsx": "form.xlsx:form_xlsx",
    }
)
