"""What a plan, an observation and an assessment are: frozen types and the small grammars they are written in."""
