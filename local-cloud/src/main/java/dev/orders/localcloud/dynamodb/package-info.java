/** DynamoDB: Amazon's DynamoDB Local behind IAM, with the tables of the definitions. */
@NullMarked
package dev.orders.localcloud.dynamodb;

import org.jspecify.annotations.NullMarked;
