/** The version that every document of this product names in its first line. */
export const apiVersion = "kafka-byoc/v1";
