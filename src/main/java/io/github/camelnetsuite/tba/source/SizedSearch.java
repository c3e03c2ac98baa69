package io.github.camelnetsuite.tba.source;

import io.github.camelnetsuite.tba.gateway.Answer;
import io.github.camelnetsuite.tba.gateway.MalformedAnswerException;
import io.github.camelnetsuite.tba.gateway.UnavailableException;

/**
 * Asks for pages as large as they can be: half as large after one that was too large to be read or took too long, and
 * larger again, little by little, with each that came.
 */
final class SizedSearch implements WindowSearch {

    private static final int STEPS_BACK = 10;

    private final Sized search;
    private final int largest;
    private int pageSize;

    /** A search that is told how large a page may be. */
    @FunctionalInterface
    interface Sized {
        Answer<SoapClient.Found> search(Window window, int pageSize) throws InterruptedException;
    }

    SizedSearch(Sized search, int largest) {
        this.search = search;
        this.largest = largest;
        this.pageSize = largest;
    }

    @Override
    public Answer<SoapClient.Found> search(Window window) throws InterruptedException {
        boolean wasTooLarge = false;
        while (true) {
            try {
                Answer<SoapClient.Found> answer = search.search(window, pageSize);
                boolean full = answer.body().records().size() == pageSize;
                if (full && !wasTooLarge) {
                    pageSize = Math.min(largest, pageSize + Math.max(1, pageSize / STEPS_BACK));
                }
                return answer;
            } catch (MalformedAnswerException e) {
                if (!e.isTooLarge() || pageSize == SoapClient.SMALLEST_PAGE) {
                    throw e;
                }
                askForLess();
                wasTooLarge = true;
            } catch (UnavailableException e) {
                if (e.kind() == UnavailableException.Kind.TIMED_OUT) {
                    // For the next poll: this one has had its attempts.
                    askForLess();
                }
                throw e;
            }
        }
    }

    private void askForLess() {
        pageSize = Math.max(SoapClient.SMALLEST_PAGE, pageSize / 2);
    }

    @Override
    public int pageSize() {
        return pageSize;
    }
}
