export { describeStoreContract, type StoreAbility, type StoreContract, type StoreUnderTest } from "./secret-store.ts";
