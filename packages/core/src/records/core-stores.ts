/** The stores that core's own domains bring to a unit of work; one member per store port. */
// oxlint-disable-next-line no-empty-interface -- members join as their ports land
export interface CoreStores {}
