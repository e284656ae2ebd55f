"""What is said about the library of a server, and by the option that every command has."""

INTERVIEW = "Which interview; the server’s current one unless you choose"
INTERVIEW_OR_ALL = "Which interview, or all of them; the server’s current one unless you choose"
ALL_OF_THEM = "all of them"
NO_SUCH_INTERVIEW = "There is no interview called “{text}” here. `/library list` shows those that there are."
WHICH_INTERVIEW = "Several interviews here fit “{text}”. Pick one of the suggestions."
