from hypothesis import HealthCheck, settings

# Machines are slow at times, and no test asserts an absolute time.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")
