/// The tz database as Scripts/pack-time-zones.py lays it out, embedded into the binary; its length goes to `size`.
const unsigned char *monctl_time_zones(unsigned long *size);
