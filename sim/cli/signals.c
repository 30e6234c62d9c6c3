/* signals: Ctrl-C and SIGTERM end a command after the work in hand.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later */
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>

#include "cli/run_chance.h"

/* The command, not the library, owns this flag: a handler can reach nothing else. */
static atomic_bool stop;

static void ask_to_stop(int number)
{
    (void)number;
    atomic_store(&stop, true);
}

/* A second signal ends the program at once. */
const atomic_bool *grdp_signals_stop(void)
{
    struct sigaction action = {.sa_handler = ask_to_stop, .sa_flags = (int)SA_RESETHAND};
    sigemptyset(&action.sa_mask);
    sigaction(SIGINT, &action, NULL);
    sigaction(SIGTERM, &action, NULL);
    return &stop;
}
