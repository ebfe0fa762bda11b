/**
 * Certificates: Open Badges 3.0 credentials under the W3C Verifiable Credentials Data Model 2.0,
 * signed with {@code eddsa-rdfc-2022}, issued, revoked and verified without a network. Start at
 * {@link org.dars.assistant.certificate.Certificates}: it writes an {@link
 * org.dars.assistant.certificate.Passed} test as a {@link
 * org.dars.assistant.certificate.BadgeDocument}, signs it by {@link
 * org.dars.assistant.certificate.DataIntegrity} with a key of the zone's {@link
 * org.dars.assistant.certificate.KeyRing}, and bakes it into pictures by {@link
 * org.dars.assistant.certificate.Baking}. {@link org.dars.assistant.certificate.Verifier} goes the
 * other way.
 */
@NullMarked
package org.dars.assistant.certificate;

import org.jspecify.annotations.NullMarked;
