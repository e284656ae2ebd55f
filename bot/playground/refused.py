"""What the local Discord answers when it refuses a request."""

from bot.playground.objects import Json


class RefusedError(Exception):
    """A request that Discord would refuse: HTTP status, Discord's code, its message and nested form errors."""

    def __init__(self, status: int, code: int, message: str, errors: Json | None = None) -> None:
        super().__init__(f"{status} {message} ({code})")
        self.status, self.code, self.message, self.errors = status, code, message, errors

    @property
    def body(self) -> Json:
        body: Json = {"message": self.message, "code": self.code}
        return body if self.errors is None else body | {"errors": self.errors}


class RateLimitedError(RefusedError):
    """Too many requests of one kind or, `everywhere`, of all: the client comes again after so many seconds. Some
    limits have a `code` of their own."""

    def __init__(self, retry_after: float, *, everywhere: bool = False, code: int = 0) -> None:
        super().__init__(429, code, "You are being rate limited.")
        self.retry_after, self.everywhere = retry_after, everywhere

    @property
    def body(self) -> Json:
        code = {"code": self.code} if self.code else {}
        return {"message": self.message, "retry_after": self.retry_after, "global": self.everywhere, **code}


class BannedError(RefusedError):
    """The address is banned for too many refused requests: Cloudflare answers, not Discord."""

    def __init__(self) -> None:
        super().__init__(429, 1015, "error code: 1015")


def unknown_channel() -> RefusedError:
    return RefusedError(404, 10003, "Unknown Channel")


def unknown_guild() -> RefusedError:
    return RefusedError(404, 10004, "Unknown Guild")


def unknown_member() -> RefusedError:
    return RefusedError(404, 10007, "Unknown Member")


def unknown_message() -> RefusedError:
    return RefusedError(404, 10008, "Unknown Message")


def unknown_user() -> RefusedError:
    return RefusedError(404, 10013, "Unknown User")


def unknown_webhook() -> RefusedError:
    return RefusedError(404, 10015, "Unknown Webhook")


def unknown_interaction() -> RefusedError:
    return RefusedError(404, 10062, "Unknown interaction")


def unknown_command() -> RefusedError:
    return RefusedError(404, 10063, "Unknown application command")


def unknown_command_permissions() -> RefusedError:
    return RefusedError(404, 10066, "Unknown application command permissions")


def too_many_commands(limit: int) -> RefusedError:
    return RefusedError(400, 30032, f"Maximum number of application commands reached ({limit})")


def already_acknowledged() -> RefusedError:
    return RefusedError(400, 40060, "Interaction has already been acknowledged.")


def too_many_follow_ups() -> RefusedError:
    return RefusedError(400, 40094, "This interaction has reached the maximum number of follow up messages")


def no_text_channel() -> RefusedError:
    return RefusedError(400, 50008, "Cannot send messages in a non-text channel")


def archived_thread() -> RefusedError:
    return RefusedError(400, 50083, "Thread is archived")


def locked_thread() -> RefusedError:
    return RefusedError(400, 160005, "Thread is locked")


def too_large() -> RefusedError:
    return RefusedError(413, 40005, "Request entity too large")


def missing_access() -> RefusedError:
    return RefusedError(403, 50001, "Missing Access")


def not_the_author() -> RefusedError:
    return RefusedError(403, 50005, "Cannot edit a message authored by another user")


def empty_message() -> RefusedError:
    return RefusedError(400, 50006, "Cannot send an empty message")


def missing_permissions() -> RefusedError:
    return RefusedError(403, 50013, "Missing Permissions")


def expired_token() -> RefusedError:
    return RefusedError(401, 50027, "Invalid Webhook Token")


def unauthorized() -> RefusedError:
    return RefusedError(401, 0, "401: Unauthorized")


def no_such_route() -> RefusedError:
    return RefusedError(404, 0, "404: Not Found")


def not_json() -> RefusedError:
    return RefusedError(400, 50109, "The request body contains invalid JSON.")


def wrong_content_type() -> RefusedError:
    message = "Expected \"Content-Type\" header to be one of {'application/json'}."
    return invalid_form({"_errors": [{"code": "CONTENT_TYPE_INVALID", "message": message}]})


def broken_form() -> RefusedError:
    return invalid_form({"_errors": [{"code": "FORM_INVALID", "message": "The form cannot be read."}]})


def invalid_form(errors: Json) -> RefusedError:
    return RefusedError(400, 50035, "Invalid Form Body", errors)
