from hypothesis import HealthCheck, settings

# Machines are slow at times, and no test asserts an absolute time. Each run tries other examples: half as many as
# usual do.
settings.register_profile("unhurried", max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")
