"""The reminder (催办单): one page for a unit that owes something, as Markdown and Word."""

from xxtrack.model.due import Reminder
from xxtrack.render import Formats

FORMATS: Formats[Reminder] = Formats(
    {
        "reminder": "reminder.paper:reminder_markdown",
        "reminder-docx": "reminder.paper:reminder_docx",
    }
)
