"""What keeps the process well: logs, metrics, memory, and reports of errors."""
