"""A Discord on this machine: REST and gateway on loopback, and the page to use it in."""
