"""Files in, model out, with the place of every value kept. The only code that opens inputs."""
