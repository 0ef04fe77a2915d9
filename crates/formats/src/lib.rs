//! Foreign bytes to parcels, one room a format.
