/*
 * Several sequencers write one journal, without a lease: what keeps them apart is the number of the row alone.
 * A row holds one command. Deliveries come any number of times in any order. An INSERT may end without an answer, and land after
 * its sender gave up or died. `spin -a`, compile with -DSAFETY, run: every reachable state is visited, every assertion checked.
 * Each broken variant is a switch: -DREPLY_BEFORE_COMMIT -DNO_DEDUPLICATION -DSEQUENCE_FROM_DATABASE -DLEASE_WITHOUT_KEY.
 */
#ifndef COMMANDS
#define COMMANDS 2
#endif
#ifndef ROWS
#define ROWS 3
#endif
#ifndef KILLS
#define KILLS 1
#endif
#define LEADERS 2

#define NONE 0
#define bit(command) (1 << command)

/* Where a sequencer stands between two steps. */
#define IDLE 0
#define SENT 1    /* its INSERT travels */
#define STORED 2  /* the database took it; the answer travels */
#define REFUSED 3 /* the database refused it: the number exists, or the row before is missing */
#define UNKNOWN 4 /* the connection broke: stored or not */

/* The database. journal[n] is the command in row n. */
byte journal[ROWS + 1];

/* An INSERT nobody waits for any more, one for each sequencer. */
byte orphanRow[LEADERS];
byte orphanCommand[LEADERS];

/* What clients were told: the commands that have a reply. */
byte replied;
byte kills;

#ifdef LEASE_WITHOUT_KEY
byte holder;
#endif

/* Each command in one row at most, no row missing before the last, a row behind each reply. */
inline check() {
  rows = 0;
  at = 1;
  do
  :: at > ROWS -> break
  :: else ->
    if
    :: journal[at] != NONE ->
      assert(!(rows & bit(journal[at])));
      assert(at == 1 || journal[at - 1] != NONE);
      rows = rows | bit(journal[at])
    :: else
    fi;
    at++
  od;
  assert((replied & ~rows) == 0);
  rows = 0;
  at = 0
}

/* The statement reaches the database. */
inline insert(row, what, isStored) {
#ifdef SEQUENCE_FROM_DATABASE
  at = 1;
  do
  :: at <= ROWS && journal[at] != NONE -> at++
  :: else -> break
  od;
  if
  :: at <= ROWS -> journal[at] = what; isStored = true
  :: else -> isStored = false
  fi;
#else
#ifdef LEASE_WITHOUT_KEY
  journal[row] = what;
  isStored = true;
#else
  if
  :: journal[row] == NONE && (row == 1 || journal[row - 1] != NONE) -> journal[row] = what; isStored = true
  :: else -> isStored = false
  fi;
#endif
#endif
  check()
}

inline reply(what) {
  replied = replied | bit(what);
  check()
}

/* Row head + 1 is durable and read: execute it. */
inline execute() {
  head++;
  known = known | bit(journal[head])
}

inline send() {
  phase = SENT;
#ifdef REPLY_BEFORE_COMMIT
  reply(command)
#endif
}

/* What is still on its way may land at any later time. */
inline abandon() {
  if
  :: phase == SENT -> orphanRow[me] = head + 1; orphanCommand[me] = command
  :: else
  fi
}

proctype Sequencer(byte me) {
  byte head;    /* rows executed; the state is a function of them */
  byte known;   /* the commands in them: the de-duplication, part of the state */
  byte phase = IDLE;
  byte command; /* in the row being appended */
  byte at, rows;
  bool isStored;

  do
  /* Read the next row; a start reads from the first one, as far as it happens to. */
  :: d_step { phase == IDLE && head < ROWS && journal[head + 1] != NONE -> execute() }

  /* A delivery of any command, at any time, again and again. */
  :: atomic {
      phase == IDLE ->
      select(command : 1 .. COMMANDS);
      d_step {
        if
#ifndef NO_DEDUPLICATION
        :: known & bit(command) -> reply(command); command = NONE
#endif
#ifdef LEASE_WITHOUT_KEY
        :: !(known & bit(command)) && head < ROWS && holder == me -> send()
#else
#ifdef NO_DEDUPLICATION
        :: head < ROWS -> send()
#else
        :: !(known & bit(command)) && head < ROWS -> send()
#endif
#endif
        :: else -> command = NONE
        fi
      }
    }

  /* The statement arrives. */
  :: d_step {
      phase == SENT ->
      insert(head + 1, command, isStored);
      phase = (isStored -> STORED : REFUSED);
      isStored = false
    }

  /* The answer arrives: execute, then reply; or another sequencer has that row, so read on. */
  :: d_step { phase == STORED && head < ROWS && journal[head + 1] != NONE -> execute(); reply(command); phase = IDLE; command = NONE }
  :: d_step { phase == REFUSED -> phase = IDLE; command = NONE }

  /* The connection breaks: no answer comes. */
  :: d_step { (phase == SENT && orphanRow[me] == NONE) || phase == STORED || phase == REFUSED -> abandon(); phase = UNKNOWN }

  /* Read the row before anything else: mine, another's, or absent, and then the same row is sent again. */
  :: d_step {
      phase == UNKNOWN ->
      if
      :: journal[head + 1] == command -> execute(); reply(command); phase = IDLE; command = NONE
      :: journal[head + 1] == NONE -> send()
      :: else -> phase = IDLE; command = NONE
      fi
    }

  /* Killed, and started again with nothing but the journal. */
  :: d_step {
      kills < KILLS && (phase != SENT || orphanRow[me] == NONE) ->
      kills++;
      abandon();
      head = 0;
      known = 0;
      command = NONE;
      phase = IDLE
    }

  /* A late INSERT lands, or never does. */
  :: d_step {
      orphanRow[me] != NONE ->
      insert(orphanRow[me], orphanCommand[me], isStored);
      isStored = false;
      orphanRow[me] = NONE;
      orphanCommand[me] = NONE
    }
  :: d_step { orphanRow[me] != NONE -> orphanRow[me] = NONE; orphanCommand[me] = NONE }

#ifdef LEASE_WITHOUT_KEY
  /* The lease expires, whatever its holder is doing. */
  :: holder = 1 - holder
#endif
  od
}

init {
  atomic {
    run Sequencer(0);
    run Sequencer(1)
  }
}
