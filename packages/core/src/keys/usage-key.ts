/** The text of a usage key, `block-v1:ORG+COURSE+RUN+type@TYPE+block@ID` or the old `i4x://ORG/COURSE/TYPE/ID`, known to be well formed. */
export type UsageKey = string & { readonly __usageKey: unique symbol };
