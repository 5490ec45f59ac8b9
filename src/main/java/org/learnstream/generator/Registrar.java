package org.learnstream.generator;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.learnstream.generator.LearnerProfile.Rhythm;
import org.learnstream.generator.LearnerProfile.Temperament;
import org.learnstream.generator.Vocabulary.Country;
import org.learnstream.generator.Vocabulary.Share;
import org.learnstream.wire.avro.AgeBand;
import org.learnstream.wire.avro.Consent;
import org.learnstream.wire.avro.Gender;
import org.learnstream.wire.avro.LearnerRegistration;
import org.learnstream.wire.avro.TechnicalBackground;

/** Draws learners. A learner depends on the seed and their own number alone. */
final class Registrar {
    private static final double MEAN_DAYS_REGISTERED = 120;

    /** Ages peak from 25 to 34, as in published figures of large open courses. */
    private static final Choice<AgeBand> AGES =
            Choice.of(List.of(AgeBand.values()), 0.06, 0.03, 0.27, 0.34, 0.16, 0.08, 0.06);

    private static final Choice<Gender> GENDERS = Choice.of(List.of(Gender.values()), 0.08, 0.37, 0.53, 0.02);

    private static final Choice<TechnicalBackground> BACKGROUNDS = backgrounds(0.06, 0.2, 0.3, 0.25, 0.19);

    /** The young know less of the craft yet. */
    private static final Choice<TechnicalBackground> BACKGROUNDS_OF_THE_YOUNG =
            backgrounds(0.05, 0.28, 0.41, 0.22, 0.04);

    private final CampusOptions options;
    private final List<int[]> related;
    private final Choice<Country> countries;
    private final Choice<Share> occupations;
    private final Choice<Share> channels;

    Registrar(CampusOptions options, Vocabulary vocabulary) {
        this.options = options;
        this.related = vocabulary.related();
        this.countries = Choice.by(Country::weight, vocabulary.people().countries());
        this.occupations = Choice.by(Share::weight, vocabulary.people().occupations());
        this.channels = Choice.by(Share::weight, vocabulary.people().channels());
    }

    private static Choice<TechnicalBackground> backgrounds(double... weights) {
        return Choice.of(List.of(TechnicalBackground.values()), weights);
    }

    /** Returns the identifier of the learner with a number. */
    static String id(int number) {
        return String.format(Locale.ROOT, "u%06d", number);
    }

    /** Returns the number of the learner with an identifier, or −1 when it is none of the campus. */
    static int number(String id) {
        if (id.length() < 7 || id.charAt(0) != 'u') {
            return -1;
        }
        try {
            int number = Integer.parseInt(id.substring(1));
            return id.equals(id(number)) ? number : -1;
        } catch (NumberFormatException foreign) {
            return -1;
        }
    }

    /** Draws a learner who was registered before the campus began. */
    LearnerProfile founder(int number) {
        Draws draws = Draws.of(options.seed(), Draws.Purpose.ADMISSIONS, 1L + number);
        long before = 1 + (long) (draws.exponential(MEAN_DAYS_REGISTERED) * TimeUnit.DAYS.toMillis(1));
        return newcomer(number, Math.max(1, options.startTime() - before));
    }

    /** Draws a learner who registers at a time; all but the time depends on the seed and the number alone. */
    LearnerProfile newcomer(int number, long registeredAt) {
        return draw(number, registeredAt, Draws.of(options.seed(), Draws.Purpose.PROFILE, number));
    }

    private LearnerProfile draw(int number, long registeredAt, Draws draws) {
        Taste taste = Taste.draw(related, draws);
        Country country = countries.draw(draws);
        AgeBand age = AGES.draw(draws);
        boolean young = age == AgeBand.UNDER_18 || age == AgeBand.FROM_18_TO_24;
        TechnicalBackground background = (young ? BACKGROUNDS_OF_THE_YOUNG : BACKGROUNDS).draw(draws);
        LearnerRegistration registration = LearnerRegistration.newBuilder()
                .setUserId(id(number))
                .setEventTime(registeredAt)
                .setAgeBand(age)
                .setGender(GENDERS.draw(draws))
                .setOccupation(
                        draws.chance(0.1) ? null : occupations.draw(draws).name())
                .setTechnicalBackground(background)
                .setCountry(country.code())
                .setChannel(channels.draw(draws).name())
                .setConsent(new Consent(draws.chance(0.93), draws.chance(0.62), draws.chance(0.7)))
                .build();
        Temperament temperament = temperament(country, background, draws);
        return new LearnerProfile(number, taste, temperament, rhythm(country, temperament, draws), registration);
    }

    private static Temperament temperament(Country country, TechnicalBackground background, Draws draws) {
        double known = switch (background) {
            case NONE -> 1.1;
            case BEGINNER -> 1.6;
            case INTERMEDIATE -> 2.2;
            case PROFESSIONAL -> 2.8;
            case UNKNOWN -> 1.5;
        };
        return new Temperament(
                draws.beta(2, 2.2),
                draws.beta(1.2, 6),
                draws.beta(2, 2),
                draws.normal(0, 0.07),
                draws.beta(3, 2),
                Math.min(3, Math.max(1, draws.normal(known, 0.4))),
                country.chinese() ? draws.chance(0.95) : draws.chance(0.02),
                country.chinese() ? draws.chance(0.55) : draws.chance(0.99));
    }

    private static Rhythm rhythm(Country country, Temperament temperament, Draws draws) {
        double eager = 1.3 - 0.6 * temperament.diligence();
        double hour = draws.normal(20, 2.5) - country.utcOffset();
        return new Rhythm(
                Math.max(0.3, draws.logNormal(1.9, 0.6) * eager),
                Math.min(60, draws.logNormal(9, 0.6)),
                ((hour % 24) + 24) % 24,
                0.05 * (1.8 - 1.3 * temperament.diligence()),
                0.3);
    }
}
