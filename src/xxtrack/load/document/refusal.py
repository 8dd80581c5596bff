"""Why a document is not read."""

from xxtrack.model.message import Message


class DocumentError(Exception):
    """A document that cannot or may not be read; ``message`` says why."""

    def __init__(self, message: Message) -> None:
        """Keep the reason."""
        super().__init__(message.key)
        self.message = message
