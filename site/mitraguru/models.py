"""No models: the module stands so that Django tells this app, too, that a migration is over (see `apps`)."""
