/// The tz database as scripts/pack-time-zones lays it out, embedded into the binary; its length goes to `size`.
const unsigned char *monctl_time_zones(unsigned long *size);
