"""What Discord refuses: lengths, counts and names, told with Discord's nested errors (code 50035)."""
