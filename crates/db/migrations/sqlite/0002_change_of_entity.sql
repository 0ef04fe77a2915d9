-- Finds what was logged about one thing.
create index change_of_entity on change (entity, entity_id);
