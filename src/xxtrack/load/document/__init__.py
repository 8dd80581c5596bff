"""Source documents as offices publish them, each as the text that is traced and drafted from."""
