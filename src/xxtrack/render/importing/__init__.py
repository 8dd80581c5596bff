"""What an import or a recording did, in every format."""
